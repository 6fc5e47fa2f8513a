package com.isogeo.security.internal.account;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** A contact, of a person or of a workgroup; all of it may be absent. */
public record ContactResponse(
        @JsonbProperty("name") @Nullable String name,
        @JsonbProperty("email") @Nullable String email) {}
