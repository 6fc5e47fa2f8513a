package com.isogeo.security.cluster;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came for a request; the status 0 is a connection that broke. */
record Answer(URI uri, int status, Optional<String> location, String body) {

    private static final Pattern LINK = Pattern.compile("<main>.*<a href=\"([^\"]*)\"");

    boolean isRedirect() {
        return status == 302 || status == 303 || isAskedAgain();
    }

    /** Sent round, to meet the other node. */
    boolean isAskedAgain() {
        return status == 307;
    }

    /** No answer, or one of those that a person answers by reloading the page. */
    boolean isBroken() {
        return status == 0 || (status >= 500 && again().isEmpty());
    }

    URI target() {
        return uri.resolve(location.orElseThrow(() -> new IllegalStateException("no redirect but " + status)));
    }

    /** The body of a page for scripts. */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    /** Where a person signs in, as the 401 of a script's request says. */
    URI signIn() {
        return uri.resolve(json().getString("sign_in"));
    }

    /** Where the module's page of a failed login leads. */
    Optional<URI> again() {
        Matcher link = LINK.matcher(body);
        return uri.getPath().equals("/login/callback") && link.find()
                ? Optional.of(uri.resolve(link.group(1).replace("&amp;", "&")))
                : Optional.empty();
    }
}
