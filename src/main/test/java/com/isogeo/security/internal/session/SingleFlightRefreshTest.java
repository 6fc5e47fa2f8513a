package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.internal.session.SingleFlightRefresh.RefreshKey;
import com.isogeo.security.internal.session.SingleFlightRefresh.ResultAndEvent;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class SingleFlightRefreshTest {

    private static final Duration TTL = Duration.ofSeconds(10);
    private static final Unavailable NOT_NOW = new Unavailable(LoginError.PROVIDER_TIMEOUT, "not now");

    private final TestClock clock = new TestClock();
    private final TestSessions sessions = new TestSessions(TestSettings.settings(), new SecureRandom(), clock);
    private final SingleFlightRefresh flights = flights(Duration.ofMinutes(1));
    private final MockHttpSession session = new MockHttpSession(null, "session 1");
    private final RefreshKey key = key(session, "a0");

    @Test
    @DisplayName("S24 Who waits for another request's refresh waits no longer than for the token endpoint")
    void waitHasAnEnd() {
        SingleFlightRefresh impatient = flights(Duration.ofMillis(1));
        AtomicReference<RefreshResult> waited = new AtomicReference<>();

        refresh(impatient, key, () -> {
            waited.set(refresh(impatient, key, () -> NOT_NOW));
            return new LoginEnded();
        });

        assertEquals(
                new Unavailable(
                        LoginError.PROVIDER_TIMEOUT, "no response in time to the refresh that another request began"),
                waited.get());
    }

    @Test
    @DisplayName("S24 An interrupted wait for another request's refresh ends, and keeps the interrupt flag")
    void interruptedWaitEnds() {
        AtomicReference<RefreshResult> waited = new AtomicReference<>();

        refresh(flights, key, () -> {
            Thread.currentThread().interrupt();
            waited.set(refresh(flights, key, () -> NOT_NOW));
            assertTrue(Thread.interrupted(), "the flag is kept");
            return new LoginEnded();
        });

        assertEquals(
                new Unavailable(LoginError.PROVIDER_TIMEOUT, "the wait for a refresh was interrupted"), waited.get());
    }

    @Test
    @DisplayName("S30 Who waits for a refresh that breaks has no token, and the next one tries again")
    void brokenRefreshIsUnavailable() throws Exception {
        CompletableFuture<RefreshResult> waited = new CompletableFuture<>();
        Thread other = new Thread(() -> waited.complete(refresh(flights, key, () -> NOT_NOW)));
        other.setDaemon(true);

        assertThrows(
                IllegalStateException.class,
                () -> refresh(flights, key, () -> {
                    other.start();
                    awaitWaiting(other);
                    throw new IllegalStateException("broken");
                }));

        assertEquals(
                new Unavailable(LoginError.INVALID_PROVIDER_RESPONSE, "the refresh that another request began failed"),
                waited.get(20, TimeUnit.SECONDS));
        assertEquals(new LoginEnded(), refresh(flights, key, LoginEnded::new));
    }

    private static void awaitWaiting(Thread thread) {
        Instant end = Instant.now().plusSeconds(20);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertTrue(Instant.now().isBefore(end), "it does not wait");
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("S30 A token is a recent result in its own session, for a moment")
    void recentResultIsOfItsSession() {
        MockHttpSession elsewhere = new MockHttpSession(null, "session 2");
        refresh(flights, key, () -> new LoginContinues(login("a1")));
        refresh(flights, key(elsewhere, "b0"), () -> new LoginContinues(login("b1")));
        refresh(flights, key(session, "a9"), () -> NOT_NOW);

        assertTrue(flights.isRecentResult(session, "a1"));
        assertTrue(flights.isRecentResult(elsewhere, "b1"));
        assertFalse(flights.isRecentResult(session, "b1"), "of another session");
        assertFalse(flights.isRecentResult(session, "a0"), "the replaced token");

        clock.advance(TTL);
        assertFalse(flights.isRecentResult(session, "a1"));
    }

    @Test
    @DisplayName("Each refresh removes the results that are too old")
    void refreshRemovesOldResults() {
        refresh(flights, key, LoginEnded::new);
        clock.advance(TTL);
        refresh(flights, key(session, "a1"), LoginEnded::new);

        assertEquals(1, flights.size());
    }

    @Test
    @DisplayName("Each sign-out removes the results that are too old")
    void abandonRemovesOldResults() {
        refresh(flights, key, LoginEnded::new);
        clock.advance(TTL);
        flights.abandon(key(session, "a1"), new LoginEnded());

        assertEquals(1, flights.size());
    }

    @Test
    @DisplayName("S29 The text of a key hides its tokens")
    void textHidesTokens() {
        assertEquals("RefreshKey[<hidden>]", key.toString());
    }

    private SingleFlightRefresh flights(Duration maxWait) {
        return new SingleFlightRefresh(sessions.policy, maxWait, clock);
    }

    private static RefreshResult refresh(SingleFlightRefresh flights, RefreshKey key, Supplier<RefreshResult> refresh) {
        return flights.refreshOrAwait(key, () -> ResultAndEvent.withoutEvent(refresh.get()), UnaryOperator.identity())
                .result();
    }

    private Login login(String accessToken) {
        return sessions.logins.create(new CallerPrincipal("alice"), Set.of(), tokens(accessToken), false);
    }

    private RefreshKey key(MockHttpSession of, String accessToken) {
        return RefreshKey.of(of, tokens(accessToken));
    }

    private Tokens tokens(String accessToken) {
        return new Tokens(accessToken, "r0", clock.instant().plusSeconds(3600), clock.instant());
    }
}
