package com.isogeo.demo;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoWorkgroup;
import java.security.Principal;
import java.time.Instant;
import java.util.List;

/** What the demo shows users of their own account; never the token. */
public record Me(
        String id,
        String name,
        String email,
        List<IsogeoWorkgroup> workgroups,
        String tokenIssuedAt,
        String tokenExpiresAt) {

    static Me of(Principal caller, IsogeoToken token) {
        IsogeoPrincipal user = (IsogeoPrincipal) caller;
        return new Me(
                user.getName(),
                user.displayName().orElse(""),
                user.email().orElse(""),
                user.workgroups(),
                token.issuedAt().map(Instant::toString).orElse(""),
                token.expiresAt().map(Instant::toString).orElse(""));
    }
}
