package com.isogeo.security.internal.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts, in a sealed cookie, the logins that one browser brought to an end within a minute without being seen signed in
 * after any of them. One whose user is a stranger again at the next step (a session cookie that is refused, say) must not go
 * round for ever. Logins that are merely begun do not count: a browser that opens ten tabs at once is well. Nor do those of
 * a user who was signed in meanwhile, and signed out by whatever way.
 */
public final class LoginLoopGuard {

    private static final String NAME = "isogeo-attempts";
    private static final String PURPOSE = "attempts";
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int ENOUGH = 2;

    private final BrowserCookies cookies;
    private final CookieSeal seal;
    private final Clock clock;

    public LoginLoopGuard(BrowserCookies cookies, CookieSeal seal, Clock clock) {
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
    }

    private record Count(int logins, Instant since) {}

    boolean areEnough(HttpServletRequest request) {
        return count(request).logins() >= ENOUGH;
    }

    void countOne(HttpServletRequest request, HttpServletResponse response) {
        Count count = count(request);
        set(request, response, new Count(count.logins() + 1, count.since()));
    }

    private void set(HttpServletRequest request, HttpServletResponse response, Count count) {
        byte[] content = ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
                .putInt(count.logins())
                .putLong(count.since().getEpochSecond())
                .array();
        cookies.set(request, response, NAME, seal.seal(PURPOSE, request, content), WITHIN);
    }

    /** The count stays, though its user was seen signed in: a page that asks for a new login each time goes round, too. */
    void keep(HttpServletRequest request, HttpServletResponse response) {
        Count count = count(request);
        if (count.logins() > 0) {
            set(request, response, count);
        }
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        if (cookies.of(request).stream().anyMatch(cookie -> cookie.getName().equals(NAME))) {
            cookies.remove(request, response, NAME);
        }
    }

    private Count count(HttpServletRequest request) {
        Instant now = clock.instant();
        return cookies.of(request).stream()
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> opened(request, cookie).stream())
                .filter(count -> Duration.between(count.since(), now).abs().compareTo(WITHIN) < 0)
                .findFirst()
                .orElseGet(() -> new Count(0, now));
    }

    private Optional<Count> opened(HttpServletRequest request, Cookie cookie) {
        return seal.open(PURPOSE, request, cookie.getValue()).flatMap(content -> {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                return Optional.of(new Count(buffer.getInt(), Instant.ofEpochSecond(buffer.getLong())));
            } catch (BufferUnderflowException e) {
                return Optional.empty();
            }
        });
    }
}
