package com.isogeo.standin.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization endpoint (RFC 6749, section 3.1): sends the browser on to the login form. */
public final class AuthorizationEndpoint {

    private final Registration registration;
    private final LoginPages pages;

    public AuthorizationEndpoint(Registration registration, LoginPages pages) {
        this.registration = registration;
        this.pages = pages;
    }

    public Response get(Request request) {
        AuthorizationRequest authorization = new AuthorizationRequest(request.query());
        if (!authorization.isOfKnownClient(registration)) {
            // RFC 6749, section 4.1.2.1: never redirect to an address that nobody registered.
            return pages.unknownClient(request);
        }
        return authorization
                .error()
                .map(error -> Response.redirect(authorization.redirect(errorResponse(error, authorization))))
                .orElseGet(() -> Response.redirect("/login?ReturnUrl="
                        + URLEncoder.encode(AuthorizationRequest.PATH + "?" + request.rawQuery(), UTF_8)));
    }

    private static Map<String, String> errorResponse(String error, AuthorizationRequest authorization) {
        Map<String, String> response = new LinkedHashMap<>();
        response.put("error", error);
        response.put("state", authorization.value("state"));
        return response;
    }
}
