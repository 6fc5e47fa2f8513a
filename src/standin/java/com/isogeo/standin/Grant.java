package com.isogeo.standin;

import java.time.Instant;
import java.util.Set;

/** What a code, a token or the cookie stands for; the stand-in keeps none of it, as it is sealed into the thing itself. */
record Grant(
        String kind,
        String id,
        User user,
        Set<Scenario> scenarios,
        String redirectUri,
        String codeChallenge,
        Instant expiresAt,
        String family,
        Instant begunAt,
        int refreshes) {

    static final String CODE = "code";
    static final String ACCESS = "access";
    static final String REFRESH = "refresh";
    static final String COOKIE = "cookie";

    /** How long an access token of this grant lives. */
    int seconds() {
        return scenarios.stream().anyMatch(Scenario::makesTokensShort) ? 5 : 3599;
    }

    boolean has(Scenario scenario) {
        return scenarios.contains(scenario);
    }

    boolean isExpired() {
        return !Instant.now().isBefore(expiresAt);
    }

    /** What a refresh makes of it. */
    Grant refreshed() {
        return new Grant(
                kind, id, user, scenarios, redirectUri, codeChallenge, expiresAt, family, begunAt, refreshes + 1);
    }

    Grant as(String otherKind, String otherId, Instant otherExpiry) {
        return new Grant(
                otherKind,
                otherId,
                user,
                scenarios,
                redirectUri,
                codeChallenge,
                otherExpiry,
                family,
                begunAt,
                refreshes);
    }
}
