package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;

/** Knows the one registered application by its credentials (RFC 6749, section 2.3.1). */
@ApplicationScoped
class Clients {

    @Inject
    private Settings settings;

    boolean isKnown(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return settings.clientId().equals(request.getParameter("client_id"))
                    && settings.clientSecret().equals(request.getParameter("client_secret"));
        }
        // The two are joined as they are, as Isogeo says: nothing is decoded but the base64.
        String expected = settings.clientId() + ":" + settings.clientSecret();
        return authorization.equals("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8)));
    }
}
