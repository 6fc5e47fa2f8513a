package com.isogeo.security.internal.oauth2;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
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
        @Nullable Instant expiresAt,
        @Nullable Instant issuedAt) implements Serializable {

    private static final Duration MAX_MARGIN = Duration.ofMinutes(1);
    private static final int TENTH = 10;
    private static final int HALF = 2;

    /** RFC 6750, section 2.1: what may stand behind {@code Bearer}; so never a line break in a header. */
    private static final Pattern BEARER_CHARACTERS = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** RFC 6749, appendix A.17: a refresh token is of visible characters and blanks. */
    private static final Pattern VISIBLE_CHARACTERS = Pattern.compile("[\\x20-\\x7e]+");

    public Tokens {
        requireNonNull(accessToken, "accessToken is null");
        if (!isBearerToken(accessToken)) {
            throw new IllegalArgumentException("an access token has the characters of RFC 6750, section 2.1");
        }
    }

    public static boolean isBearerToken(String text) {
        return BEARER_CHARACTERS.matcher(text).matches();
    }

    /** Whether this text may be a refresh token. */
    public static boolean isVisible(String text) {
        return VISIBLE_CHARACTERS.matcher(text).matches();
    }

    public Optional<String> findRefreshToken() {
        return Optional.ofNullable(refreshToken);
    }

    public boolean hasRefreshToken() {
        return refreshToken != null;
    }

    public Optional<Instant> findExpiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    public Optional<Instant> findIssuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    /**
     * Whether it is time to refresh: less than this margin is left, at most half the token's life, or, without one,
     * less than a minute and less than a tenth of its life. A token from the future means that the clock was put
     * back, and is due too.
     */
    public boolean areDueAt(Instant now, Optional<Duration> margin) {
        if (expiresAt == null) {
            return false;
        }
        boolean clockWentBack = issuedAt != null && now.until(issuedAt, MILLIS) > MAX_MARGIN.toMillis();
        long wanted = margin.orElse(MAX_MARGIN).toMillis();
        long most = issuedAt == null ? wanted : issuedAt.until(expiresAt, MILLIS) / (margin.isPresent() ? HALF : TENTH);
        return clockWentBack || now.until(expiresAt, MILLIS) <= Math.min(wanted, most);
    }

    /** The tokens of a refresh: a response without a refresh token leaves the old one valid (RFC 6749, section 6). */
    public Tokens refreshedBy(Tokens issued) {
        return issued.refreshToken == null
                ? new Tokens(issued.accessToken, refreshToken, issued.expiresAt, issued.issuedAt)
                : issued;
    }

    /** A token without a known expiry is regarded as valid. */
    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "Tokens[accessToken=<hidden>, refreshToken=<hidden>, expiresAt=" + expiresAt + "]";
    }
}
