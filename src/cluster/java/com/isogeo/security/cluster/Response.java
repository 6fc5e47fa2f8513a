package com.isogeo.security.cluster;

import com.isogeo.standin.IsogeoBrowser.Page;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP response; the status 0 stands for a connection that broke. */
record Response(URI uri, int status, Optional<String> location, String body) {

    private static final Pattern LINK = Pattern.compile("<main>.*<a href=\"([^\"]*)\"");

    static Response of(Page page) {
        return new Response(page.address(), page.status(), page.header("Location"), page.body());
    }

    static Response broken(URI uri, Exception cause) {
        return new Response(uri, 0, Optional.empty(), cause.toString());
    }

    boolean isRedirect() {
        return status == 302 || status == 303 || isTemporaryRedirect();
    }

    /** The module sends the browser to the same address again, to reach the other node. */
    boolean isTemporaryRedirect() {
        return status == 307;
    }

    /** No response, or an error page that a user reloads. */
    boolean isBroken() {
        return status == 0 || (status >= 500 && retryLink().isEmpty());
    }

    URI target() {
        return uri.resolve(location.orElseThrow(() -> new IllegalStateException("no redirect but " + status)));
    }

    /** Whether it is the page at an address, whatever its query. */
    boolean isPage(URI address) {
        return status == 200 && uri.getPath().equals(address.getPath());
    }

    /** Whether it ended at the provider or at the callback, in the middle of a login. */
    boolean isOfLogin() {
        return uri.getPath().startsWith("/login") || uri.getPath().startsWith("/oauth");
    }

    /** The body, where it is a JSON object. */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Where the user signs in, as the 401 response to a script says. */
    URI signIn() {
        return uri.resolve(json().getString("sign_in"));
    }

    /** The link of the module's page for a failed login, which begins another one. */
    Optional<URI> retryLink() {
        Matcher link = LINK.matcher(body);
        return uri.getPath().equals("/login/callback") && link.find()
                ? Optional.of(uri.resolve(link.group(1).replace("&amp;", "&")))
                : Optional.empty();
    }
}
