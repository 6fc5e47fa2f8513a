package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The authorization response (RFC 6749, section 4.1.2), as the scenarios want it. */
public final class AuthorizationResponses {

    private static final Duration CODE_LIFE = Duration.ofSeconds(60);
    private static final Duration COOKIE_LIFE = Duration.ofHours(12);

    private final Seal seal;
    private final Clock clock;
    private final Optional<String> issuer;
    private final Set<Scenario> always;

    /** The scenarios are those of every login. */
    public AuthorizationResponses(Seal seal, Clock clock, Optional<String> issuer, Set<Scenario> always) {
        this.seal = seal;
        this.clock = clock;
        this.issuer = issuer;
        this.always = always;
    }

    Grant codeGrant(AuthorizationRequest authorization, String user, Set<Scenario> chosen) {
        Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);
        scenarios.addAll(chosen);
        scenarios.addAll(always);
        Instant now = clock.instant();
        return new Grant(
                Grant.Kind.CODE,
                seal.randomId(),
                authorization.value("client_id"),
                user,
                scenarios,
                authorization.value("redirect_uri"),
                authorization.value("code_challenge"),
                now.plus(CODE_LIFE),
                seal.randomId(),
                now,
                0);
    }

    /** A new login of the user whom the cookie remembers. */
    Grant codeGrant(AuthorizationRequest authorization, Grant remembered) {
        return codeGrant(authorization, remembered.user(), remembered.scenarios());
    }

    String cookie(Grant code) {
        return seal.seal(
                code.asToken(Grant.Kind.COOKIE, seal.randomId(), clock.instant().plus(COOKIE_LIFE)));
    }

    /** The parameters that go to the redirect URI. */
    Map<String, String> response(AuthorizationRequest authorization, Grant code) {
        Map<String, String> response = new LinkedHashMap<>();
        if (code.has(Scenario.DENIED)) {
            response.put("error", "access_denied");
            response.put("error_description", "The user said no.\r\n<script>alert(1)</script>");
        } else {
            response.put("code", seal.seal(code));
        }
        String state = authorization.value("state");
        if (!state.isEmpty() && !code.has(Scenario.NO_STATE)) {
            response.put("state", code.has(Scenario.WRONG_STATE) ? changed(state) : state);
        }
        if (code.has(Scenario.WRONG_ISS)) {
            response.put("iss", "https://another.example");
        } else if (!code.has(Scenario.NO_ISS)) {
            issuer.ifPresent(value -> response.put("iss", value));
        }
        return response;
    }

    private static String changed(String state) {
        String last = state.endsWith("A") ? "E" : "A";
        return state.substring(0, state.length() - 1) + last;
    }
}
