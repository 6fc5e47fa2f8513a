package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.internal.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The successful token response (RFC 6749, section 5.1). */
public final class TokenIssuer {

    private static final Duration SHORT_LIFE = Duration.ofSeconds(5);
    private static final Duration REFRESH_TOKEN_LIFE = Duration.ofDays(30);

    private final Seal seal;
    private final Clock clock;
    private final Duration life;

    public TokenIssuer(Seal seal, Clock clock, Duration life) {
        this.seal = seal;
        this.clock = clock;
        this.life = life;
    }

    Response issue(Grant grant, boolean withRefreshToken) {
        Duration accessLife = life(grant);
        Instant now = clock.instant();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token(grant, Grant.Kind.ACCESS_TOKEN, now.plus(accessLife)));
        if (!grant.has(Scenario.NO_TOKEN_TYPE)) {
            body.put("token_type", grant.has(Scenario.MAC) ? "mac" : "bearer");
        }
        if (!grant.has(Scenario.NO_EXPIRY)) {
            body.put("expires_in", accessLife.toSeconds());
        }
        if (withRefreshToken && !grant.has(Scenario.NO_REFRESH_TOKEN)) {
            body.put("refresh_token", token(grant, Grant.Kind.REFRESH_TOKEN, now.plus(REFRESH_TOKEN_LIFE)));
        }
        return Response.json(200, body);
    }

    private String token(Grant grant, Grant.Kind kind, Instant expiry) {
        return seal.seal(grant.asToken(kind, seal.randomId(), expiry));
    }

    private Duration life(Grant grant) {
        boolean isShort = grant.scenarios().stream().anyMatch(Scenario::shortensTokens);
        return isShort && SHORT_LIFE.compareTo(life) < 0 ? SHORT_LIFE : life;
    }
}
