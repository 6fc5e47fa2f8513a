package com.isogeo.security.it;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** What a server answered, and to which address. */
record Answer(URI uri, int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    List<String> setCookies() {
        return headers.allValues("Set-Cookie");
    }

    boolean isRedirect() {
        return status == 302 || status == 303;
    }

    /** Where it redirects to. */
    URI location() {
        return uri.resolve(header("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + status + " from " + uri + "\n" + body)));
    }
}
