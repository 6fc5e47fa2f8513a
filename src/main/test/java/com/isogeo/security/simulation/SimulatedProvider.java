package com.isogeo.security.simulation;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the provider knows: codes, tokens and roles. A refresh token that comes twice ends all that came of its code. */
final class SimulatedProvider {

    /** Part of every secret, so that one search finds each of them. */
    static final String MARK = "5ecret";

    static final String CLIENT_ID = "maps";
    static final String CLIENT_SECRET = "client-" + MARK;
    static final String AUTHORIZATION_ENDPOINT = "https://id.example.org/oauth/authorize";
    static final String ISSUER = "https://id.example.org";

    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final Duration ON_THE_WAY = Duration.ofMinutes(2);

    /** A code, and in whose browser it was given to whom. */
    record Code(String user, String browser, String redirectUri, String challenge, Instant expiresAt) {}

    /** All tokens that came of one code. */
    private static final class Grant {
        private final String user;
        private boolean isEnded;

        private Grant(String user) {
            this.user = user;
        }
    }

    private record AccessToken(Grant grant, Instant expiresAt) {}

    private final SimulatedClock clock;
    private final int tokenSeconds;
    private final JsonValue expiresIn;
    private final boolean rotates;
    private final Counts counts;
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Grant> codesUsed = new HashMap<>();
    private final Map<String, AccessToken> accessTokens = new HashMap<>();
    private final Map<String, Grant> refreshTokens = new HashMap<>();
    private final Map<String, Integer> roles = new HashMap<>();
    private final Map<String, List<Instant>> rolesTold = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();
    private final Set<String> forgottenCodes = new HashSet<>();
    private int issued;

    SimulatedProvider(SimulatedClock clock, int tokenSeconds, boolean rotates, Counts counts) {
        this.clock = clock;
        this.tokenSeconds = tokenSeconds;
        this.expiresIn = Json.createValue(tokenSeconds);
        this.rotates = rotates;
        this.counts = counts;
    }

    String issueCode(String user, String browser, String redirectUri, String challenge) {
        String code = "code-" + MARK + "-" + ++issued;
        codes.put(
                code,
                new Code(user, browser, redirectUri, challenge, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    Optional<Code> code(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** The provider restarts, and has forgotten the codes that nobody has exchanged. */
    void restart() {
        forgottenCodes.addAll(codes.keySet());
    }

    /** A user's roles change. */
    void changeRoles(String user) {
        roles.merge(user, 1, Integer::sum);
    }

    /** Somebody takes their consent back. */
    void forgetGrants(String user) {
        refreshTokens.values().stream().filter(grant -> grant.user.equals(user)).forEach(grant -> grant.isEnded = true);
    }

    boolean isReplaced(String refreshToken) {
        return replaced.contains(refreshToken);
    }

    /** Whose access token this is, and until when. */
    Optional<String> userOf(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken)).map(token -> token.grant.user);
    }

    boolean isExpired(String accessToken) {
        return !accessTokens.get(accessToken).expiresAt.isAfter(clock.instant());
    }

    /** The user of a token that is valid now. */
    Optional<String> authenticate(String accessToken) {
        AccessToken token = accessTokens.get(accessToken);
        return token == null || token.grant.isEnded || isExpired(accessToken)
                ? Optional.empty()
                : Optional.of(token.grant.user);
    }

    String tellRole(String user) {
        String role = "role-" + roles.getOrDefault(user, 0) + "-of-" + user;
        rolesTold.computeIfAbsent(role, key -> new ArrayList<>()).add(clock.instant());
        return role;
    }

    /** The clock jumps: what was told a moment ago may be on its way still, and is saved at the new time. */
    void jump(Duration by) {
        Instant before = clock.instant();
        rolesTold.values().stream()
                .filter(times -> times.stream()
                        .anyMatch(told -> Duration.between(told, before).abs().compareTo(ON_THE_WAY) <= 0))
                .forEach(times -> times.add(before.plus(by)));
    }

    boolean wasTold(String role, Duration atMost) {
        return rolesTold.getOrDefault(role, List.of()).stream()
                .anyMatch(told -> Duration.between(told, clock.instant()).abs().compareTo(atMost) <= 0);
    }

    TokenResponse exchange(String sent, String redirectUri, String verifier) {
        Code code = codes.get(sent);
        if (code == null || forgottenCodes.contains(sent) || code.expiresAt.isBefore(clock.instant())) {
            counts.add("codes refused: unknown or expired");
            throw TestTokenEndpoint.refusal("invalid_grant");
        }
        if (codesUsed.containsKey(sent)) {
            // RFC 6749, section 4.1.2.
            codesUsed.get(sent).isEnded = true;
            counts.add("codes refused: used before");
            throw TestTokenEndpoint.refusal("invalid_grant");
        }
        if (!code.redirectUri.equals(redirectUri)
                || (code.challenge != null && !code.challenge.equals(challengeOf(verifier)))) {
            counts.add("codes refused: PKCE or redirect URI");
            throw TestTokenEndpoint.refusal("invalid_grant");
        }
        Grant grant = new Grant(code.user);
        codesUsed.put(sent, grant);
        counts.add("codes exchanged");
        return issue(grant, "refresh-" + MARK + "-" + ++issued);
    }

    TokenResponse refresh(String refreshToken) {
        Grant grant = refreshTokens.get(refreshToken);
        if (grant == null || grant.isEnded || replaced.contains(refreshToken)) {
            if (grant != null) {
                grant.isEnded = true;
            }
            counts.add(
                    replaced.contains(refreshToken) ? "refreshes refused: token replaced" : "refreshes refused: ended");
            throw TestTokenEndpoint.refusal("invalid_grant");
        }
        counts.add("refreshes");
        if (!rotates) {
            return issue(grant, refreshToken);
        }
        replaced.add(refreshToken);
        counts.add("rotations");
        return issue(grant, "refresh-" + MARK + "-" + ++issued);
    }

    /** The token is revoked (RFC 7009). */
    void revoke(String token) {
        Optional.ofNullable(refreshTokens.get(token)).ifPresent(grant -> grant.isEnded = true);
        counts.add("revocations");
    }

    private TokenResponse issue(Grant grant, String refreshToken) {
        String accessToken = "access-" + MARK + "-" + ++issued;
        accessTokens.put(accessToken, new AccessToken(grant, clock.instant().plusSeconds(tokenSeconds)));
        refreshTokens.put(refreshToken, grant);
        return new TokenResponse(accessToken, "bearer", expiresIn, refreshToken);
    }

    static String challengeOf(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
