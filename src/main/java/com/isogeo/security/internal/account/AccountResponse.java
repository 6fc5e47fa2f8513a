package com.isogeo.security.internal.account;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** The part of {@code GET /account} that is read; all of it may be absent. */
public record AccountResponse(
        @JsonbProperty("_id") @Nullable String id,
        @JsonbProperty("contact") @Nullable ContactResponse contact) {}
