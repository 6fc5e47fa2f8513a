package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;

/** The codes and refresh tokens that were used, and the logins whose tokens were all revoked; the oldest are forgotten. */
public final class TokenFamilies {

    private static final int MAX = 100_000;

    private final RequestLog log;
    private final BoundedSet usedCodes = new BoundedSet(MAX);
    private final BoundedSet usedRefreshTokens = new BoundedSet(MAX);
    private final BoundedSet revoked = new BoundedSet(MAX);

    public TokenFamilies(RequestLog log) {
        this.log = log;
    }

    /** True for the first who comes with this code (RFC 6749, section 4.1.2). */
    boolean useCode(Grant code) {
        return usedCodes.add(code.id());
    }

    /** False when a rotated refresh token comes again: then its whole family is revoked (RFC 9700, section 4.14). */
    boolean useRefreshToken(Grant refreshToken) {
        boolean first = refreshToken.has(Scenario.KEEP) || usedRefreshTokens.add(refreshToken.id());
        if (!first && refreshToken.has(Scenario.ROTATE)) {
            revoke(refreshToken);
            log.addReuse(refreshToken.user());
        }
        return first;
    }

    void revoke(Grant grant) {
        revoked.add(grant.family());
    }

    public boolean isRevoked(Grant grant) {
        return revoked.contains(grant.family());
    }
}
