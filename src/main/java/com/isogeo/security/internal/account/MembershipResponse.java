package com.isogeo.security.internal.account;

import jakarta.json.bind.annotation.JsonbProperty;
import org.jspecify.annotations.Nullable;

/** One entry of {@code GET /account/memberships}; all of it may be absent. */
public record MembershipResponse(
        @JsonbProperty("role") @Nullable String role,
        @JsonbProperty("group") @Nullable Group group) {

    /** The workgroup. */
    public record Group(
            @JsonbProperty("_id") @Nullable String id,
            @JsonbProperty("contact") @Nullable ContactResponse contact) {}
}
