package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.session.Login;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts, in a sealed cookie, the logins that one browser brought to an end within a minute without being seen signed
 * in after any of them. A browser whose user is anonymous again at the next step (one that refuses the session
 * cookie, say) must not be redirected for ever. Logins that are merely begun do not count: a browser that opens ten
 * tabs at once is fine. Nor do those of a user who was signed in meanwhile, and signed out in whatever way.
 */
@Singleton
public final class LoginLoopGuard {

    private static final SealedCookie COOKIE = CookieKind.LOOP_GUARD.cookie();
    private static final int MAX_LOGINS = 2;

    private final SealedCookies cookies;
    private final Clock clock;

    @Inject
    public LoginLoopGuard(SealedCookies cookies, @ModuleOwned Clock clock) {
        this.cookies = cookies;
        this.clock = clock;
    }

    private record Count(int logins, Instant since) {

        byte[] toBytes() {
            return ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                    .putInt(logins)
                    .putLong(since.getEpochSecond())
                    .array();
        }

        static Optional<Count> of(byte[] content) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                return Optional.of(new Count(buffer.getInt(), Instant.ofEpochSecond(buffer.getLong())));
            } catch (BufferUnderflowException e) {
                return Optional.empty();
            }
        }
    }

    /** Whether one more login of this browser would be one of a loop. */
    boolean isLoop(HttpServletRequest request) {
        return count(request).logins() >= MAX_LOGINS;
    }

    CookieChange increment(HttpServletRequest request) {
        Count count = count(request);
        return cookieOf(request, new Count(count.logins() + 1, count.since()));
    }

    /**
     * The count stays, though its user was seen signed in: a page that asks for a new login each time makes a loop,
     * too.
     */
    Optional<CookieChange> renew(HttpServletRequest request) {
        Count count = count(request);
        return count.logins() > 0 ? Optional.of(cookieOf(request, count)) : Optional.empty();
    }

    /**
     * Removes the count of a caller who is signed in. Tokens that are older than the cookie's life need no look at
     * it.
     */
    Optional<CookieChange> clearIfRecent(HttpServletRequest request, Login login) {
        @Nullable Instant issuedAt = login.tokens().issuedAt();
        return issuedAt != null && isRecent(issuedAt) ? cookies.remove(request, COOKIE) : Optional.empty();
    }

    private boolean isRecent(Instant moment) {
        return Math.abs(clock.millis() - moment.toEpochMilli()) < COOKIE.life().toMillis();
    }

    private CookieChange cookieOf(HttpServletRequest request, Count count) {
        return cookies.seal(request, COOKIE, count.toBytes());
    }

    private Count count(HttpServletRequest request) {
        return cookies.read(request, COOKIE)
                .flatMap(Count::of)
                .filter(count -> isRecent(count.since()))
                .orElseGet(() -> new Count(0, clock.instant()));
    }
}
