package com.isogeo.security.internal.login;

import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Leaves an expired login for a moment to the node that writes it. Two nodes that refresh one login at once send one refresh
 * token twice, and a server that locks no session cannot keep them from it. The browser is told to ask for the same address
 * once more (307), and meets that node then, or the session as that node has left it. When neither has come about in two
 * seconds, this node takes the login over. A sealed cookie tells any node when it began. Decision 0015 has the reasons.
 */
public final class WriterFirst {

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

    public WriterFirst(LoginSession sessions, BrowserCookies cookies, CookieSeal seal, Pause pause, Clock clock) {
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

    /** Tells the browser to ask again, when another node is to refresh this login; else does nothing, and it is this node's. */
    Optional<AuthenticationStatus> leave(HttpServletRequest request, HttpServletResponse response, Login login) {
        if (!sessions.isForTheWriter(login) || !canAskAgain(request)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> since = since(request, login);
        if (since.isEmpty()) {
            cookies.set(request, response, NAME, sealed(request, login, now), KEPT);
            return Optional.of(askAgain(request, response));
        }
        // The other node's clock may be another, too.
        if (Duration.between(since.get(), now).abs().compareTo(PATIENCE) >= 0) {
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
        return seal.seal(purpose(login), request.getContextPath(), content);
    }

    private Optional<Instant> since(HttpServletRequest request, Login login) {
        return cookies.of(request).stream()
                .filter(cookie -> cookie.getName().equals(NAME))
                .flatMap(cookie -> seal.open(purpose(login), request.getContextPath(), cookie.getValue()).stream())
                .map(content -> Instant.ofEpochMilli(ByteBuffer.wrap(content).getLong()))
                .findFirst();
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
            throw new UncheckedIOException("the browser has gone", e);
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
