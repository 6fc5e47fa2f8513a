package com.isogeo.standin;

import java.time.Instant;
import java.util.Set;

/** What a code or a token stands for; the stand-in keeps none of it, as it is sealed into the code or token itself. */
record Grant(
        String kind,
        String id,
        User user,
        Set<Scenario> scenarios,
        String redirectUri,
        String codeChallenge,
        Instant expiresAt) {

    static final String CODE = "code";
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";

    boolean has(Scenario scenario) {
        return scenarios.contains(scenario);
    }

    boolean isExpired() {
        return !Instant.now().isBefore(expiresAt);
    }

    Grant as(String otherKind, String otherId, Instant otherExpiry) {
        return new Grant(otherKind, otherId, user, scenarios, redirectUri, codeChallenge, otherExpiry);
    }
}
