package com.isogeo.security.internal.login;

import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Leaves an expired login for a moment to the node that writes it. Two nodes that refresh one login at once send one refresh
 * token twice, and a server that locks no session cannot keep them from it. The browser is told to ask for the same address
 * once more (307), and meets that node then, or the session as that node has left it. When neither has come about in two
 * seconds, this node takes the login over. Decision 0015 has the reasons.
 */
public final class WriterFirst {

    private static final int TEMPORARY_REDIRECT = 307;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final LoginSession sessions;
    private final Pause pause;
    private final Clock clock;
    private final Map<Left, Instant> left = new ConcurrentHashMap<>();

    public WriterFirst(LoginSession sessions, Pause pause, Clock clock) {
        this.sessions = sessions;
        this.pause = pause;
        this.clock = clock;
    }

    /** Waits; on a server by sleeping. */
    @FunctionalInterface
    public interface Pause {
        void last(Duration duration) throws InterruptedException;
    }

    /** One step of one login, that another node was to refresh. */
    private record Left(String sessionId, String accessToken) {

        @Override
        public String toString() {
            return "Left[<hidden>]";
        }
    }

    /** Tells the browser to ask again, when another node is to refresh this login; else does nothing, and it is this node's. */
    Optional<AuthenticationStatus> leave(HttpServletRequest request, HttpServletResponse response, Login login) {
        if (!sessions.isForTheWriter(login) || !canAskAgain(request)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Left step = new Left(request.getSession().getId(), login.tokens().accessToken());
        @Nullable Instant since = left.putIfAbsent(step, now);
        if (since == null) {
            sweep(now);
            return Optional.of(askAgain(request, response));
        }
        if (isOver(since, now, PATIENCE)) {
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

    private void sweep(Instant now) {
        left.values().removeIf(since -> isOver(since, now, REMEMBERED));
    }

    private static boolean isOver(Instant since, Instant now, Duration duration) {
        return Duration.between(since, now).abs().compareTo(duration) >= 0;
    }
}
