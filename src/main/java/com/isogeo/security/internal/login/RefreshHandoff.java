package com.isogeo.security.internal.login;

import com.isogeo.security.internal.cache.ExpiringMap;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.RefreshPolicy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves an expired login for a moment to the node that owns its refresh. Two nodes that refresh one login at once
 * send one refresh token twice, and a server that locks no session cannot keep them from it. The browser is sent to
 * the same address once more (307), and meets the owner then, or the session as the owner has left it. When neither
 * has happened within two seconds, this node refreshes the login itself. A sealed cookie tells every node when the
 * wait began; this node knows it without one too, for a program that keeps no cookie. Decision 0015 has the reasons.
 */
@Singleton
public final class RefreshHandoff {

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** A browser follows twenty redirects in a row; these are some nine. */
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private static final int MAX_WAITS = 100_000;
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final RefreshPolicy policy;
    private final SealedCookies cookies;
    private final Sleep sleep;
    private final Clock clock;
    private final ExpiringMap<Wait, Instant> waits;

    @Inject
    public RefreshHandoff(RefreshPolicy policy, SealedCookies cookies, @ModuleOwned Clock clock) {
        this(policy, cookies, duration -> Thread.sleep(duration.toMillis()), clock);
    }

    RefreshHandoff(RefreshPolicy policy, SealedCookies cookies, Sleep sleep, Clock clock) {
        this.policy = policy;
        this.cookies = cookies;
        this.sleep = sleep;
        this.clock = clock;
        this.waits = new ExpiringMap<>(clock, CookieKind.REFRESH_HANDOFF.life(), MAX_WAITS);
    }

    /** How a thread waits: on a server by {@link Thread#sleep(long)}. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** For the next tokens of one login. */
    private record Wait(String sessionId, String accessToken) {

        @Override
        public String toString() {
            return "Wait[<hidden>]";
        }
    }

    /**
     * Sends the browser to the same address once more where another node is to refresh this login. Blocks for a
     * quarter of a second when the browser comes again.
     *
     * @return nothing where this node is to refresh it
     */
    Optional<Decision> decide(HttpServletRequest request, Login login) {
        if (!policy.isRefreshLeftToOwner(login) || !canBeRepeated(request)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> waitingHere = findOrBegin(request, login, now);
        Optional<Instant> since = readCookie(request, login).or(() -> waitingHere);
        if (since.isEmpty()) {
            CookieChange cookie = cookies.seal(request, cookie(login), bytes(now));
            return Optional.of(new Decision(sameUrl(request), List.of(cookie)));
        }
        // The clock of the node where the wait began may be another one.
        if (Duration.between(since.get(), now).abs().compareTo(MAX_WAIT) >= 0) {
            return Optional.empty();
        }
        sleep();
        return Optional.of(Decision.of(sameUrl(request)));
    }

    /** A body is not sent twice, and what is no plain request does not follow a redirect. */
    private static boolean canBeRepeated(HttpServletRequest request) {
        return REPEATABLE.contains(request.getMethod())
                && request.getHeader("Upgrade") == null
                && request.getHeader("Service-Worker") == null;
    }

    /** When the wait began here; nothing when it begins with this request. */
    private Optional<Instant> findOrBegin(HttpServletRequest request, Login login, Instant now) {
        HttpSession session = request.getSession(false);
        Wait wait =
                new Wait(session == null ? "" : session.getId(), login.tokens().accessToken());
        return waits.putIfAbsent(wait, now);
    }

    private Optional<Instant> readCookie(HttpServletRequest request, Login login) {
        return cookies.read(request, cookie(login))
                .map(content -> Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong()));
    }

    /** Bound to these tokens: the cookie of the refresh before is not read. */
    private static SealedCookie cookie(Login login) {
        return CookieKind.REFRESH_HANDOFF.boundTo(login.tokens().accessToken());
    }

    private static byte[] bytes(Instant since) {
        return ByteBuffer.allocate(Long.BYTES).putLong(since.toEpochMilli()).array();
    }

    private void sleep() {
        try {
            sleep.sleep(INTERVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Relative, since only the browser knows by which scheme, host and path it came through a proxy. */
    private static Outcome sameUrl(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        return new Outcome.RetrySameUrl("./" + path.substring(path.lastIndexOf('/') + 1) + query);
    }
}
