package com.isogeo.security.internal.client;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The body of an error response (RFC 6749, section 5.2), not validated. */
public record TokenErrorResponse(
        @JsonbProperty("error") @Nullable String error,
        @JsonbProperty("error_description") @Nullable String errorDescription,
        @JsonbProperty("error_uri") @Nullable String errorUri) {}
