package com.isogeo.security.internal.login;

import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves an expired login for a moment to the node that writes it. Two nodes that refresh one login at once send one refresh
 * token twice, and a server that locks no session cannot keep them from it. The browser is told to ask for the same address
 * once more (307), and meets that node then, or the session as that node has left it. When neither has come about in two
 * seconds, this node takes the login over. When it began any node is told by a sealed cookie, and this one knows by itself, for
 * a program that keeps no cookie. Decision 0015 has the reasons.
 */
public final class RefreshHandoff {

    private static final String NAME = "isogeo-writer-first";
    private static final String PURPOSE = "writer first";
    private static final int TEMPORARY_REDIRECT = 307;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So that a browser, which follows twenty redirects in a row, follows some nine. */
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final LoginSession sessions;
    private final BrowserCookies cookies;
    private final CookieSeal seal;
    private final Pause pause;
    private final Clock clock;
    private final Map<Step, Instant> left = new ConcurrentHashMap<>();

    public RefreshHandoff(LoginSession sessions, BrowserCookies cookies, CookieSeal seal, Pause pause, Clock clock) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.seal = seal;
        this.pause = pause;
        this.clock = clock;
    }

    /** Waits; on a server by sleeping. */
    @FunctionalInterface
    public interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    /** Of one login. */
    private record Step(String sessionId, String accessToken) {

        @Override
        public String toString() {
            return "Step[<hidden>]";
        }
    }

    /** Tells the browser to ask again, when another node is to refresh this login; else does nothing, and it is this node's. */
    Optional<AuthenticationStatus> leave(HttpServletRequest request, HttpServletResponse response, Login login) {
        if (!sessions.isForTheWriter(login) || !canAskAgain(request)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> known = known(request, login, now);
        Optional<Instant> since = told(request, login).or(() -> known);
        if (since.isEmpty()) {
            cookies.set(request, response, NAME, sealed(request, login, now), KEPT);
            return Optional.of(askAgain(request, response));
        }
        if (isOver(since.get(), now, PATIENCE)) {
            return Optional.empty();
        }
        await();
        return Optional.of(askAgain(request, response));
    }

    /** A body is not sent twice, and what is no plain request does not follow. */
    private static boolean canAskAgain(HttpServletRequest request) {
        return REPEATABLE.contains(request.getMethod())
                && request.getHeader("Upgrade") == null
                && request.getHeader("Service-Worker") == null;
    }

    private String sealed(HttpServletRequest request, Login login, Instant since) {
        byte[] content =
                ByteBuffer.allocate(Long.BYTES).putLong(since.toEpochMilli()).array();
        return seal.seal(purpose(login), request, content);
    }

    private Optional<Instant> known(HttpServletRequest request, Login login, Instant now) {
        left.values().removeIf(since -> isOver(since, now, KEPT));
        Step step = new Step(request.getSession().getId(), login.tokens().accessToken());
        return Optional.ofNullable(left.putIfAbsent(step, now));
    }

    private Optional<Instant> told(HttpServletRequest request, Login login) {
        return cookies.of(request).stream()
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> seal.open(purpose(login), request, cookie.getValue()).stream())
                .map(content -> Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong()))
                .findFirst();
    }

    /** The clock of the node that began may be another, too. */
    private static boolean isOver(Instant since, Instant now, Duration duration) {
        return Duration.between(since, now).abs().compareTo(duration) >= 0;
    }

    /** Of this step of this login: a cookie of the step before is none. */
    private static String purpose(Login login) {
        return PURPOSE + ' ' + login.tokens().accessToken();
    }

    private void await() {
        try {
            pause.last(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AuthenticationStatus askAgain(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(TEMPORARY_REDIRECT);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Location", sameAddress(request));
        response.setContentLength(0);
        try {
            // Complete, so that no server puts a page of its own under it.
            response.flushBuffer();
        } catch (IOException e) {
            // The browser has gone: nobody is left to be told.
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Relative, since only the browser knows by which scheme, host and path it came through a proxy. */
    private static String sameAddress(HttpServletRequest request) {
        String path = request.getRequestURI();
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        return "./" + path.substring(path.lastIndexOf('/') + 1) + query;
    }
}
