package com.isogeo.security.internal.client;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The body of a refusal (RFC 6749, section 5.2), nothing judged yet. */
public record TokenErrorResponse(
        @JsonbProperty("error") @Nullable String error,
        @JsonbProperty("error_description") @Nullable String errorDescription,
        @JsonbProperty("error_uri") @Nullable String errorUri) {}
