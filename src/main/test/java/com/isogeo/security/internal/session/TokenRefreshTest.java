package com.isogeo.security.internal.session;

import static com.isogeo.security.internal.client.TestTokenEndpoint.issued;
import static com.isogeo.security.internal.client.TestTokenEndpoint.refused;
import static com.isogeo.security.internal.client.TestTokenEndpoint.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class TokenRefreshTest {

    private final TestClock clock = new TestClock();
    private final IsogeoSettings settings = TestSettings.settings();
    private final OperatorLog log = new OperatorLog(clock);
    private final List<IsogeoEvent> events = new CopyOnWriteArrayList<>();
    private final TestSessions sessions = new TestSessions(settings, new SecureRandom(), clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");

    @Test
    @DisplayName("S30 Sixty-four threads that ask at once are one request, and each gets the new token")
    void oneRequestForManyThreads() throws Exception {
        CompletableFuture<TokenResponse> answer = new CompletableFuture<>();
        CountDownLatch asked = new CountDownLatch(1);
        Far far = far(token -> {
            asked.countDown();
            return answer;
        });
        Login login = signedIn("r0", Duration.ofSeconds(5));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<RefreshResult>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(threads.submit(() -> far.refresh.refresh(session(), login)));
            }
            asked.await();
            answer.complete(issued("a1", 3600, "r1").toCompletableFuture().get());
            for (Future<RefreshResult> each : answers) {
                assertEquals("a1", tokens(each.get()).accessToken());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(List.of("r0"), far.refreshTokens());
    }

    @Test
    @DisplayName("S30 Who still holds the replaced token is told what the first was told, and it is never sent again")
    void lateComerIsTold() {
        Far far = far(token -> issued("a1", 3600, "r1"));
        Login login = signedIn("r0", Duration.ofSeconds(5));
        far.refresh.refresh(session(), login);
        clock.advance(Duration.ofSeconds(9));

        assertEquals("a1", tokens(far.refresh.refresh(session(), login)).accessToken());
        clock.advance(Duration.ofMinutes(2));
        assertEquals("a1", tokens(far.refresh.refresh(session(), login)).accessToken());
        assertEquals(List.of("r0"), far.refreshTokens());
        assertEquals("r1", held().tokens().findRefreshToken().orElseThrow());
    }

    @Test
    @DisplayName(
            "S30 While the request that refreshed runs on, others that see the session as it was do not send the replaced token")
    void sessionIsWrittenAtTheEndOfTheRequest() {
        Far far = far(token -> issued("a1", 3600, "r1"));
        Login login = signedIn("r0", Duration.ofSeconds(5));
        HttpSession asOthersSeeIt = copyOf(session());
        far.refresh.refresh(session(), login);
        clock.advance(Duration.ofMinutes(9));

        assertEquals("a1", tokens(far.refresh.refresh(asOthersSeeIt, login)).accessToken());
        assertEquals(List.of("r0"), far.refreshTokens());

        far.refresh.abandon(session(), held());
        assertInstanceOf(LoginEnded.class, far.refresh.refresh(asOthersSeeIt, login), "whatever they still hold");
    }

    private static HttpSession copyOf(HttpSession session) {
        HttpSession copy = new MockHttpSession(null, session.getId());
        session.getAttributeNames()
                .asIterator()
                .forEachRemaining(name -> copy.setAttribute(name, session.getAttribute(name)));
        return copy;
    }

    @Test
    @DisplayName("S30 An answer without a refresh token leaves the old one in force")
    void oldRefreshTokenIsKept() {
        Far far = far(token -> issued("a1", 5, null));
        Login login = signedIn("r0", Duration.ofSeconds(5));
        far.refresh.refresh(session(), login);

        assertEquals("r0", held().tokens().findRefreshToken().orElseThrow());
        clock.advance(Duration.ofSeconds(20));
        far.refresh.refresh(session(), held());
        assertEquals(List.of("r0", "r0"), far.refreshTokens());
    }

    @Test
    @DisplayName("S30 A refresh keeps the session's id and what the application put into it")
    void sessionStays() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        session().setAttribute("basket", "map");
        String id = session().getId();
        far(token -> issued("a1", 3600, "r1")).refresh.refresh(session(), login);

        assertEquals(id, session().getId());
        assertEquals("map", session().getAttribute("basket"));
        assertEquals("alice", held().caller().getName());
        assertTrue(held().areGroupsDue());
    }

    @Test
    @DisplayName("S30 A refusal ends the login")
    void refusalEndsTheLogin() {
        Far far = far(token -> refused("invalid_grant"));
        Login login = signedIn("r0", Duration.ofSeconds(5));

        assertInstanceOf(LoginEnded.class, far.refresh.refresh(session(), login));
        assertTrue(sessions.logins.find(session()).isEmpty());
    }

    @Test
    @DisplayName("S30 A refusal does not end what another node refreshed meanwhile")
    void fasterNodeWins() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far other = far(token -> issued("a1", 3600, "r1"));
        Far far = far(token -> {
            other.refresh.refresh(session(), login);
            return refused("invalid_grant");
        });

        assertEquals("a1", tokens(far.refresh.refresh(session(), login)).accessToken());
        assertEquals("r1", held().tokens().findRefreshToken().orElseThrow());
    }

    @Test
    @DisplayName("S30 An endpoint that is out of reach ends nothing, and is left in peace for some seconds")
    void unreachableEndsNothing() {
        Far far = far(token -> CompletableFuture.failedFuture(new java.net.ConnectException()));
        Login login = signedIn("r0", Duration.ofSeconds(5));
        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Unavailable.class, far.refresh.refresh(session(), login));
        }
        assertEquals(1, far.refreshTokens().size());

        clock.advance(Duration.ofSeconds(3));
        assertInstanceOf(Unavailable.class, far.refresh.refresh(session(), login));
        assertEquals(2, far.refreshTokens().size());
        assertEquals("r0", held().tokens().findRefreshToken().orElseThrow());
    }

    @Test
    @DisplayName("S26 Credentials that are wrong are the operator's fault: the user stays signed in")
    void wrongCredentialsEndNothing() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        RefreshResult answer = far(token -> refused("invalid_client")).refresh.refresh(session(), login);

        assertTrue(assertInstanceOf(Unavailable.class, answer).reason().contains("isogeo.client-secret"));
        assertTrue(sessions.logins.find(session()).isPresent());
    }

    @ParameterizedTest
    @DisplayName(
            "S30 A refusal that is for good ends the login, whatever its word; the refresh token is not sent again")
    @ValueSource(
            strings = {
                "invalid_grant",
                "unauthorized_client",
                "unsupported_grant_type",
                "invalid_scope",
                "invalid_request"
            })
    void refusalForGoodEndsTheLogin(String error) {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far far = far(token -> refused(error));

        assertInstanceOf(LoginEnded.class, far.refresh.refresh(session(), login));
        assertTrue(sessions.logins.find(session()).isEmpty());
        clock.advance(Duration.ofMinutes(1));
        assertInstanceOf(LoginEnded.class, far.refresh.refresh(session(), login));
        assertEquals(List.of("r0"), far.refreshTokens());
    }

    @ParameterizedTest
    @DisplayName("S30 A refusal that may pass ends the login when it lasts ten minutes beyond the token's expiry")
    @ValueSource(strings = {"invalid_client", "temporarily_unavailable", "server_error", "slow_down", "x"})
    void passingRefusalHasAnEnd(String error) {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far far = far(token -> refused(error));
        clock.advance(Duration.ofSeconds(5).plusMinutes(10));
        assertInstanceOf(Unavailable.class, far.refresh.refresh(session(), login));

        clock.advance(Duration.ofSeconds(3));
        assertInstanceOf(LoginEnded.class, far.refresh.refresh(session(), login));
        assertTrue(sessions.logins.find(session()).isEmpty());
    }

    @Test
    @DisplayName("S38 The application hears of a refresh, and of one that failed; an observer may ask for the token")
    void applicationHears() {
        Far far = far(token -> issued("a1", 5, "r1"));
        Login first = signedIn("r0", Duration.ofSeconds(5));
        far.refresh.refresh(session(), first);
        assertEquals(
                List.of(new IsogeoEvent.Refreshed(
                        held().caller(), held().tokens().findExpiresAt())),
                events);

        Login login = held();
        far(token -> refused("invalid_client")).refresh.refresh(session(), login);
        far(token -> CompletableFuture.failedFuture(new java.net.ConnectException()))
                .refresh
                .refresh(session(), login);
        far(token -> silent()).refresh.refresh(session(), login);
        far(token -> refused("invalid_grant")).refresh.refresh(session(), login);
        assertEquals(
                Stream.of("INVALID_CLIENT", "INVALID_PROVIDER_RESPONSE", "PROVIDER_TIMEOUT", "REFUSED")
                        .map(code -> new IsogeoEvent.RefreshFailed(login.caller(), code))
                        .toList(),
                events.subList(1, events.size()));
    }

    @Test
    @DisplayName("S38 An observer that throws, or that asks for the token itself, breaks nothing")
    void observerBreaksNothing() {
        Far[] far = new Far[1];
        Login login = signedIn("r0", Duration.ofSeconds(5));
        TestTokenEndpoint endpoint = new TestTokenEndpoint(token -> refused("invalid_client"));
        LoginEvents throwing = new LoginEvents(
                event -> {
                    assertInstanceOf(Unavailable.class, far[0].refresh.refresh(session(), login));
                    throw new IllegalStateException("of the application");
                },
                log);
        far[0] = new Far(
                new TokenRefresh(
                        sessions.logins,
                        sessions.policy,
                        new TokenClient(endpoint, settings, clock),
                        log,
                        throwing,
                        clock),
                endpoint);

        assertInstanceOf(Unavailable.class, far[0].refresh.refresh(session(), login));
        assertEquals(1, far[0].refreshTokens().size());
    }

    @Test
    @DisplayName("S34 Who signs out while a refresh is on its way stays signed out")
    void signingOutWins() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far[] far = new Far[1];
        far[0] = far(token -> {
            far[0].refresh.abandon(session(), login);
            return issued("a1", 3600, "r1");
        });

        assertInstanceOf(LoginEnded.class, far[0].refresh.refresh(session(), login));
        assertTrue(sessions.logins.find(session()).isEmpty());
    }

    @Test
    @DisplayName("S34 Who signs out and in again while a refresh is on its way stays signed in")
    void signingInAgainWins() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far[] far = new Far[1];
        far[0] = far(token -> {
            far[0].refresh.abandon(session(), login);
            sessions.logins.remove(session());
            clock.advance(Duration.ofSeconds(1));
            signedIn("r9", Duration.ofHours(1));
            return issued("a1", 3600, "r1");
        });

        assertInstanceOf(LoginEnded.class, far[0].refresh.refresh(session(), login));
        assertEquals("r9", held().tokens().findRefreshToken().orElseThrow());
    }

    @Test
    @DisplayName("S34 Who signs out while a refresh fails is told of the failure, which keeps no token")
    void signingOutDuringAFailure() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        Far[] far = new Far[1];
        far[0] = far(token -> {
            far[0].refresh.abandon(session(), login);
            return refused("invalid_client");
        });

        assertInstanceOf(Unavailable.class, far[0].refresh.refresh(session(), login));
        assertInstanceOf(LoginEnded.class, far[0].refresh.refresh(session(), login));
    }

    @Test
    void loginWithoutARefreshTokenIsNotRefreshed() {
        Login login = signedIn(null, Duration.ofSeconds(5));
        Far far = far(token -> silent());

        IllegalArgumentException bug =
                assertThrows(IllegalArgumentException.class, () -> far.refresh.refresh(session(), login));

        assertEquals("there is no refresh token", bug.getMessage());
    }

    @ParameterizedTest
    @DisplayName("S26 S30 The operator reads why a token was not refreshed, and what to do")
    @CsvSource(
            delimiter = '|',
            value = {
                "invalid_grant | ISOGEO304: A login has ended, REFUSED: the token endpoint sent invalid_grant.",
                "unauthorized_client | ISOGEO304: A login has ended, REFUSED: the token endpoint sent"
                        + " unauthorized_client; ask Isogeo whether this client may refresh tokens"
                        + " (grant type refresh_token)."
            })
    void rejectionIsLogged(String error, String line) {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            far(token -> refused(error)).refresh.refresh(session(), login);

            assertEquals(List.of(line), lines.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S26 S30 The operator reads that credentials were rejected, and that the login stays")
    void outageIsLogged() {
        Login login = signedIn("r0", Duration.ofSeconds(5));
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            far(token -> refused("invalid_client")).refresh.refresh(session(), login);

            List<String> warnings = lines.at(Level.WARNING);
            assertEquals(1, warnings.size());
            assertTrue(warnings.get(0).startsWith("ISOGEO303: Token not refreshed, "), warnings.get(0));
        }
    }

    @Test
    @DisplayName("S34 Who signed out, and who was refreshed, is forgotten a moment later")
    void nothingIsLeftBehind() {
        int[] made = new int[1];
        Far far = far(token -> issued("a" + ++made[0], 3600, "r" + made[0]));
        for (int i = 0; i < 100; i++) {
            Login login = signedIn("r" + i, Duration.ofSeconds(5));
            far.refresh.refresh(session(), login);
            far.refresh.abandon(session(), held());
            session().invalidate();
            clock.advance(Duration.ofSeconds(10));
        }

        assertEquals(2, far.refresh.cachedResults());
    }

    @Test
    @DisplayName("S49 Two users with the same refresh token get each his own answer")
    void flightsAreOfOneSession() {
        Login alice = signedIn("same", Duration.ofSeconds(5));
        MockHttpServletRequest elsewhere = new MockHttpServletRequest("GET", "/me");
        sessions.open(elsewhere, new CallerPrincipal("bob"), Set.of(), alice.tokens(), false);
        int[] answers = new int[1];
        Far far = far(token -> issued("a" + ++answers[0], 3600, null));

        LoginContinues first = assertInstanceOf(LoginContinues.class, far.refresh.refresh(session(), alice));
        LoginContinues second = assertInstanceOf(
                LoginContinues.class,
                far.refresh.refresh(
                        elsewhere.getSession(), sessions.logins.find(elsewhere).orElseThrow()));
        assertEquals("alice", first.login().caller().getName());
        assertEquals("bob", second.login().caller().getName());
        assertNotEquals(
                first.login().tokens().accessToken(), second.login().tokens().accessToken());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("S30 An hour of use with five-second tokens and reuse detection never sends a replaced token")
    void anHourOfUse(boolean rotates) {
        Set<String> spent = new HashSet<>();
        int[] made = new int[1];
        Far far = far(token -> {
            made[0]++;
            return !rotates
                    ? issued("a" + made[0], 5, null)
                    : spent.add(token) ? issued("a" + made[0], 5, "r" + made[0]) : refused("invalid_grant");
        });
        signedIn("r0", Duration.ofSeconds(5));
        Random random = new Random(7);
        Login seenByASlowThread = held();
        int asked = 0;
        for (Duration passed = Duration.ZERO; passed.toHours() < 1; asked++) {
            Duration step = Duration.ofMillis(random.nextInt(4000));
            clock.advance(step);
            passed = passed.plus(step);
            Login seen = random.nextInt(4) == 0 ? seenByASlowThread : held();
            if (sessions.policy.isRefreshDue(seen)) {
                Tokens tokens = tokens(far.refresh.refresh(session(), seen));
                assertTrue(tokens.findExpiresAt().orElseThrow().isAfter(clock.instant()), "served after its expiry");
            }
            seenByASlowThread = random.nextInt(3) == 0 ? held() : seenByASlowThread;
        }
        assertTrue(asked > 1000 && made[0] > 400, asked + " requests, " + made[0] + " refreshes");
    }

    @Test
    @DisplayName(
            "S31 The application gets a new token when the old is due, and the old one while it lives through an outage")
    void tokenOnDemand() {
        Far down = far(token -> silent());
        Login login = signedIn("r0", Duration.ofSeconds(100));
        SessionToken token = token(down);
        clock.advance(Duration.ofSeconds(95));
        assertEquals("a0", token.value());

        clock.advance(Duration.ofSeconds(5));
        IsogeoTokenException unreachable = assertThrows(IsogeoTokenException.class, token::value);
        assertEquals(Reason.UNREACHABLE, unreachable.reason());
        assertSame(login, held());

        Far back = far(refresh -> issued("a1", 3600, "r1"));
        assertEquals("a1", token(back).value());
    }

    @Test
    @DisplayName("S30 The application is told that the login is over when the refresh is refused")
    void applicationIsToldOfTheRefusal() {
        signedIn("r0", Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(6));
        SessionToken token = token(far(refresh -> refused("invalid_grant")));

        assertEquals(
                Reason.REFUSED,
                assertThrows(IsogeoTokenException.class, token::value).reason());
        assertEquals(
                Reason.NOT_LOGGED_IN,
                assertThrows(IsogeoTokenException.class, token::value).reason());
    }

    /** A node with its far side. */
    private record Far(TokenRefresh refresh, TestTokenEndpoint endpoint) {

        List<String> refreshTokens() {
            List<String> sent = endpoint.sent();
            List<String> refreshTokens = new ArrayList<>();
            for (int i = 2; i < sent.size(); i += 3) {
                refreshTokens.add(sent.get(i));
            }
            return refreshTokens;
        }
    }

    private Far far(Function<String, CompletionStage<TokenResponse>> script) {
        TestTokenEndpoint endpoint = new TestTokenEndpoint(script);
        TokenClient client = new TokenClient(endpoint, settings, clock);
        return new Far(
                new TokenRefresh(
                        sessions.logins, sessions.policy, client, log, new LoginEvents(events::add, log), clock),
                endpoint);
    }

    private SessionToken token(Far far) {
        return new SessionToken(
                new CurrentLogin(request, sessions.logins), sessions.logins, sessions.policy, far.refresh, settings);
    }

    private Login signedIn(String refreshToken, Duration life) {
        Tokens tokens = new Tokens("a0", refreshToken, clock.instant().plus(life), clock.instant());
        sessions.open(request, new CallerPrincipal("alice"), Set.of("admin"), tokens, false);
        return held();
    }

    private Login held() {
        return sessions.logins.find(session()).orElseThrow();
    }

    private HttpSession session() {
        return request.getSession(false);
    }

    private static Tokens tokens(RefreshResult answer) {
        return assertInstanceOf(LoginContinues.class, answer).login().tokens();
    }
}
