package com.isogeo.security.internal.client;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The body of an issued token (RFC 6749, section 5.1), not validated. */
public record TokenResponse(
        @JsonbProperty("access_token") @Nullable String accessToken,
        @JsonbProperty("token_type") @Nullable String tokenType,
        @JsonbProperty("expires_in") @Nullable JsonValue expiresIn,
        @JsonbProperty("refresh_token") @Nullable String refreshToken) {

    @Override
    public String toString() {
        return "TokenResponse[<hidden>]";
    }
}
