package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Base64;

/** The client's id and secret (RFC 6749, section 2.3.1). */
public record ClientCredentials(String clientId, String clientSecret) {

    public ClientCredentials {
        requireNonNull(clientId, "clientId is null");
        requireNonNull(clientSecret, "clientSecret is null");
    }

    /**
     * The {@code Authorization} header for the token endpoint. RFC 6749 would form-encode both before they are
     * joined; Isogeo joins them as they are, in UTF-8.
     */
    public String basicAuthorization() {
        return "Basic " + Base64.getEncoder().encodeToString((clientId + ':' + clientSecret).getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret=<hidden>]";
    }
}
