package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import java.time.Instant;
import java.util.Set;

/**
 * What a code, a token or the cookie stands for. The stand-in keeps none of it, as it is sealed into the thing itself.
 *
 * @param id of this code or token alone
 * @param clientId the client that it was issued to (RFC 6749, sections 4.1.3 and 6)
 * @param user the login of the user
 * @param family the login that it comes from, the same for all of its tokens
 * @param begunAt when the user signed in
 * @param refreshes how often it was refreshed since
 */
public record Grant(
        Kind kind,
        String id,
        String clientId,
        String user,
        Set<Scenario> scenarios,
        String redirectUri,
        String codeChallenge,
        Instant expiresAt,
        String family,
        Instant begunAt,
        int refreshes) {

    /** What it is sealed into. */
    public enum Kind {
        CODE,
        ACCESS_TOKEN,
        REFRESH_TOKEN,
        COOKIE
    }

    public boolean has(Scenario scenario) {
        return scenarios.contains(scenario);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Grant refreshed() {
        return new Grant(
                kind,
                id,
                clientId,
                user,
                scenarios,
                redirectUri,
                codeChallenge,
                expiresAt,
                family,
                begunAt,
                refreshes + 1);
    }

    /** A token of this grant: what only the code needs is left out. */
    Grant asToken(Kind token, String tokenId, Instant expiry) {
        return new Grant(token, tokenId, clientId, user, scenarios, "", "", expiry, family, begunAt, refreshes);
    }

    /** Without the family, by which an operator cannot sign in, but without need either. */
    @Override
    public String toString() {
        return "Grant[kind=" + kind + ", user=" + user + ", scenarios=" + scenarios + "]";
    }
}
