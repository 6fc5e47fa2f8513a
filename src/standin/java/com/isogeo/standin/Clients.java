package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;

/** Knows a registered application by its credentials (RFC 6749, section 2.3.1). */
@ApplicationScoped
class Clients {

    @Inject
    private Settings settings;

    boolean isKnown(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return request.getParameter("client_id") != null
                    && settings.clientIds().contains(request.getParameter("client_id"))
                    && settings.clientSecret().equals(request.getParameter("client_secret"));
        }
        // The two are joined as they are, as Isogeo says: nothing is decoded but the base64.
        return settings.clientIds().stream()
                .map(clientId -> clientId + ":" + settings.clientSecret())
                .map(expected -> "Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8)))
                .anyMatch(authorization::equals);
    }
}
