package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Single flight: concurrent callers share one refresh, and callers that come later with the replaced token get its
 * cached result. One session never waits for another, and no lock is held while the token endpoint is called.
 */
final class SingleFlightRefresh {

    /**
     * Where a server writes a session at the end of a request, others see the replaced token until the request that
     * refreshed it has ended, however long it runs.
     */
    private static final Duration SUCCESS_TTL = Duration.ofMinutes(10);

    private static final Duration FAILURE_TTL = Duration.ofSeconds(10);
    private static final Duration BACK_OFF = Duration.ofSeconds(3);
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final RefreshPolicy policy;
    private final Duration maxWait;
    private final Clock clock;
    private final Map<RefreshKey, CompletableFuture<CachedResult>> flights = new ConcurrentHashMap<>();

    SingleFlightRefresh(RefreshPolicy policy, Duration maxWait, Clock clock) {
        this.policy = policy;
        this.maxWait = maxWait;
        this.clock = clock;
    }

    /**
     * Two users never share a result, even when the provider gave both the same token; nor do two refreshes of one
     * login, even when the provider keeps its refresh token.
     */
    record RefreshKey(String sessionId, String accessToken, String refreshToken) {

        static RefreshKey of(HttpSession session, Tokens tokens) {
            return new RefreshKey(
                    session.getId(),
                    tokens.accessToken(),
                    tokens.findRefreshToken().orElse(""));
        }

        @Override
        public String toString() {
            return "RefreshKey[<hidden>]";
        }
    }

    /** A result, and the event of it, which only the caller that led the flight publishes. */
    record ResultAndEvent(RefreshResult result, Optional<IsogeoEvent> event) {

        static ResultAndEvent withoutEvent(RefreshResult result) {
            return new ResultAndEvent(result, Optional.empty());
        }
    }

    private record CachedResult(RefreshResult result, Instant at) {

        boolean isExpiredAt(Instant now) {
            return !isYoungerThan(ttl(), now);
        }

        boolean isYoungerThan(Duration age, Instant now) {
            return Duration.between(at, now).abs().compareTo(age) < 0;
        }

        private Duration ttl() {
            if (result instanceof LoginContinues) {
                return SUCCESS_TTL;
            }
            return result instanceof Unavailable ? BACK_OFF : FAILURE_TTL;
        }
    }

    /**
     * Leads a flight, or waits for the one under way. Blocks until its result is there.
     *
     * @param refresh what the leader does
     * @param undo what the leader does with its result when the login was abandoned meanwhile
     */
    ResultAndEvent refreshOrAwait(RefreshKey key, Supplier<ResultAndEvent> refresh, UnaryOperator<RefreshResult> undo) {
        CompletableFuture<CachedResult> own = new CompletableFuture<>();
        Instant now = clock.instant();
        CompletableFuture<CachedResult> flight =
                flights.compute(key, (same, former) -> former == null || isExpired(former, now) ? own : former);
        return flight == own
                ? refreshAsFirst(key, own, refresh, undo)
                : ResultAndEvent.withoutEvent(awaitFirst(flight));
    }

    /** Whether this token is the result of a recent refresh of this session. */
    boolean isRecentResult(HttpSession session, String accessToken) {
        String id = session.getId();
        Instant now = clock.instant();
        return flights.entrySet().stream()
                .filter(flight -> flight.getKey().sessionId().equals(id) && !isExpired(flight.getValue(), now))
                .anyMatch(flight -> isRecentResult(flight.getValue(), accessToken, now));
    }

    private static boolean isRecentResult(CompletableFuture<CachedResult> flight, String accessToken, Instant now) {
        @Nullable CachedResult cached = cached(flight);
        return cached != null
                && cached.isYoungerThan(RECENT, now)
                && cached.result() instanceof LoginContinues refreshed
                && refreshed.login().tokens().accessToken().equals(accessToken);
    }

    /** Flights under way end with this result, whatever the token endpoint sends, and so do those of the session before. */
    void abandon(RefreshKey key, RefreshResult result) {
        CompletableFuture<CachedResult> ended =
                CompletableFuture.completedFuture(new CachedResult(result, clock.instant()));
        removeExpired();
        flights.replaceAll((each, flight) -> each.sessionId().equals(key.sessionId()) ? ended : flight);
        flights.put(key, ended);
    }

    int size() {
        return flights.size();
    }

    private ResultAndEvent refreshAsFirst(
            RefreshKey key,
            CompletableFuture<CachedResult> own,
            Supplier<ResultAndEvent> refresh,
            UnaryOperator<RefreshResult> undo) {
        try {
            ResultAndEvent led = refresh.get();
            RefreshResult result = flights.get(key) == own ? led.result() : undo.apply(led.result());
            own.complete(new CachedResult(result, clock.instant()));
            return new ResultAndEvent(result, led.event());
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            flights.remove(key, own);
            throw e;
        } finally {
            removeExpired();
        }
    }

    private RefreshResult awaitFirst(CompletableFuture<CachedResult> flight) {
        try {
            return flight.get(maxWait.toNanos(), TimeUnit.NANOSECONDS).result();
        } catch (TimeoutException e) {
            return new Unavailable(
                    LoginError.PROVIDER_TIMEOUT, "no response in time to the refresh that another request began");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(LoginError.PROVIDER_TIMEOUT, "the wait for a refresh was interrupted");
        } catch (ExecutionException e) {
            return new Unavailable(
                    LoginError.INVALID_PROVIDER_RESPONSE, "the refresh that another request began failed");
        }
    }

    private void removeExpired() {
        Instant now = clock.instant();
        flights.values().removeIf(flight -> isExpired(flight, now));
    }

    private boolean isExpired(CompletableFuture<CachedResult> flight, Instant now) {
        @Nullable CachedResult cached = cached(flight);
        return cached != null && (cached.isExpiredAt(now) || isDueAgain(cached.result()));
    }

    /** A token whose life was shorter than the cache's is of no use to a late caller: the session has the newest. */
    private boolean isDueAgain(RefreshResult result) {
        return result instanceof LoginContinues refreshed && policy.isRefreshDue(refreshed.login());
    }

    /** Null while the flight is under way, and where it failed. */
    private static @Nullable CachedResult cached(CompletableFuture<CachedResult> flight) {
        return flight.isCompletedExceptionally() ? null : flight.getNow(null);
    }
}
