package com.isogeo.security.internal.oauth2;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the token endpoint issued (RFC 6749, section 5.1). It lives in the session, hence null and not Optional inside:
 * an Optional cannot be serialized.
 */
public record Tokens(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Instant expiresAt) implements Serializable {

    /** RFC 6750, section 2.1: what may stand behind {@code Bearer}; so never a line break in a header. */
    private static final Pattern BEARER_CHARACTERS = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    public Tokens {
        requireNonNull(accessToken, "accessToken is null");
        if (!isBearerToken(accessToken)) {
            throw new IllegalArgumentException("an access token has the characters of RFC 6750, section 2.1");
        }
    }

    public static boolean isBearerToken(String text) {
        return BEARER_CHARACTERS.matcher(text).matches();
    }

    public Optional<String> refresh() {
        return Optional.ofNullable(refreshToken);
    }

    public Optional<Instant> expiry() {
        return Optional.ofNullable(expiresAt);
    }

    /** A token without a known expiry is taken as good. */
    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Tokens[accessToken=<hidden>, refreshToken=<hidden>, expiresAt=" + expiresAt + "]";
    }
}
