package com.isogeo.security.it;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/** An HTTP response, and the address of its request. */
record Response(URI uri, int status, HttpHeaders headers, String body) {

    static Response of(HttpResponse<String> response) {
        return new Response(response.uri(), response.statusCode(), response.headers(), response.body());
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

    /** The target of the redirect. */
    URI location() {
        return uri.resolve(header("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + status + " from " + uri + "\n" + body)));
    }
}
