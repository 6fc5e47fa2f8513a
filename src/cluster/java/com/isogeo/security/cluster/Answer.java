package com.isogeo.security.cluster;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came for a request; the status 0 is a connection that broke. */
record Answer(URI uri, int status, Optional<String> location, String body) {

    private static final Pattern LINK = Pattern.compile("<main>.*<a href=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final Pattern SIGN_IN = Pattern.compile("\"sign_in\":\"([^\"]*)\"");

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

    /** Whose data it is. */
    Optional<String> id() {
        Matcher id = ID.matcher(body);
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** Where the problem that a script is told sends a person. */
    URI signIn() {
        Matcher address = SIGN_IN.matcher(body);
        if (!address.find()) {
            throw new IllegalStateException("a 401 without sign_in: " + body);
        }
        return uri.resolve(address.group(1).replace("\\/", "/"));
    }

    /** Where the module's page of a failed login leads. */
    Optional<URI> again() {
        Matcher link = LINK.matcher(body);
        return uri.getPath().equals("/login/callback") && link.find()
                ? Optional.of(uri.resolve(link.group(1).replace("&amp;", "&")))
                : Optional.empty();
    }
}
