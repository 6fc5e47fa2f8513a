package com.isogeo.security.internal.session;

import static com.isogeo.security.internal.client.TestTokenEndpoint.issued;
import static com.isogeo.security.internal.client.TestTokenEndpoint.refused;
import static com.isogeo.security.internal.client.TestTokenEndpoint.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** The token where the API refuses it, and away from a request. */
class SessionTokenTest {

    private final TestClock clock = new TestClock();
    private final IsogeoSettings settings = TestSettings.withSessionsThatStay();
    private final TestSessions sessions = new TestSessions(settings, new SecureRandom(), clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");

    @Test
    @DisplayName("S28 S30 Sixty-four threads whose token the API refused are one refresh, and each gets the new token")
    void oneRefreshForManyRefusals() throws Exception {
        TestTokenEndpoint endpoint = new TestTokenEndpoint(refresh -> issued("a1", 3600, "r1"));
        SessionToken token = token(request, endpoint);
        signedIn("alice", "r0", Duration.ofHours(1));
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<String>> others = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                others.add(threads.submit(() -> token.replacementFor("a0")));
            }
            for (Future<String> each : others) {
                assertEquals("a1", each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(3, endpoint.sent().size(), "one request of three values");
    }

    @Test
    @DisplayName("S30 A token that came from a refresh a moment ago is not refreshed again, later it is")
    void newTokenIsNotRefreshed() {
        int[] made = new int[1];
        SessionToken token = token(refresh -> issued("a" + ++made[0], 3600, "r" + made[0]));
        signedIn("alice", "r0", Duration.ofHours(1));
        assertEquals("a1", token.replacementFor("a0"));
        assertEquals("a1", token.replacementFor("a0"));

        assertReason(Reason.UNREACHABLE, () -> token.replacementFor("a1"));
        assertEquals("a1", token.value());
        clock.advance(Duration.ofSeconds(10));
        assertEquals("a2", token.replacementFor("a1"));
    }

    @Test
    @DisplayName(
            "S30 A login without a refresh token ends at a 401 when its expiry is unknown, and stays when it is known")
    void withoutRefreshToken() {
        SessionToken token = token(refresh -> silent());
        open("alice", new Tokens("a0", null, clock.instant().plusSeconds(60), clock.instant()));
        assertReason(Reason.UNREACHABLE, () -> token.replacementFor("a0"));
        assertEquals("a0", token.value());

        open("alice", new Tokens("a1", null, null, clock.instant()));
        assertReason(Reason.REFUSED, () -> token.replacementFor("a1"));
        assertReason(Reason.NOT_LOGGED_IN, token::value);
    }

    @Test
    @DisplayName("S30 A 401 and a refused refresh end the login; without an answer it stays")
    void refreshAfterARefusal() {
        signedIn("alice", "r0", Duration.ofHours(1));
        SessionToken down = token(refresh -> silent());
        assertReason(Reason.UNREACHABLE, () -> down.replacementFor("a0"));
        assertEquals("a0", down.value());

        SessionToken over = token(refresh -> refused("invalid_grant"));
        assertReason(Reason.REFUSED, () -> over.replacementFor("a0"));
        assertReason(Reason.NOT_LOGGED_IN, over::value);
    }

    @Test
    @DisplayName("S32 Where no request is about, everything says NOT_LOGGED_IN")
    void nobodyWithoutARequest() {
        HttpServletRequest none = new HttpServletRequestWrapper(request) {
            @Override
            public HttpSession getSession(boolean create) {
                throw new ContextNotActiveException();
            }
        };
        signedIn("alice", "r0", Duration.ofHours(1));
        SessionToken token = token(none, new TestTokenEndpoint(refresh -> silent()));

        assertReason(Reason.NOT_LOGGED_IN, token::value);
        assertReason(Reason.NOT_LOGGED_IN, token::expiresAt);
        assertReason(Reason.NOT_LOGGED_IN, token::issuedAt);
        assertReason(Reason.NOT_LOGGED_IN, () -> token.replacementFor("a0"));
        assertTrue(token.isAllowedFor(URI.create("https://api.example.org/account")));
    }

    @Test
    @DisplayName("S32 A task speaks for who began it, and its thread for nobody's task afterwards")
    void taskSpeaksForWhoBeganIt() {
        SessionToken token = token(refresh -> silent());
        signedIn("alice", "r0", Duration.ofHours(1));
        CurrentLogin.Scope scope = CurrentLogin.makeCurrent(Optional.of(new Caller(request.getSession(), "alice")));
        assertEquals("a0", token.value());
        ThreadContextRestorer cleared =
                new LoginThreadContextProvider().clearedContext(Map.of()).begin();
        assertReason(Reason.NOT_LOGGED_IN, token::value);
        cleared.endContext();
        assertEquals("a0", token.value());
        scope.close();
        assertEquals(Optional.empty(), CurrentLogin.caller());
    }

    @Test
    @DisplayName("S32 A task whose session ended, or went to the next user, speaks for nobody")
    void sessionWentToTheNextUser() {
        SessionToken token = token(refresh -> silent());
        signedIn("alice", "r0", Duration.ofHours(1));
        CurrentLogin.Scope scope = CurrentLogin.makeCurrent(Optional.of(new Caller(request.getSession(), "alice")));
        try {
            sessions.close(request.getSession());
            assertReason(Reason.NOT_LOGGED_IN, token::value);
            signedIn("bob", "r1", Duration.ofHours(1));
            assertReason(Reason.NOT_LOGGED_IN, token::value);
            request.getSession().invalidate();
            assertReason(Reason.NOT_LOGGED_IN, token::value);
        } finally {
            scope.close();
        }
    }

    @Test
    @DisplayName("S32 A task whose session has another user's login in it now speaks for nobody")
    void sameSessionOfTheNextUser() {
        SessionToken token = token(refresh -> silent());
        signedIn("alice", "r0", Duration.ofHours(1));
        Tokens tokens = new Tokens("b0", "rb", clock.instant().plusSeconds(3600), clock.instant());
        Login bobs = sessions.logins.create(new CallerPrincipal("bob"), Set.of(), tokens, false);
        CurrentLogin.Scope task = CurrentLogin.makeCurrent(Optional.of(new Caller(request.getSession(), "alice")));
        try {
            assertEquals("a0", token.value());

            sessions.logins.write(request.getSession(), bobs);

            assertReason(Reason.NOT_LOGGED_IN, token::value);
        } finally {
            task.close();
        }
        assertEquals("b0", token.value());
    }

    @Test
    @DisplayName("S28 The token knows when it was issued, and which addresses it may go to")
    void tokenKnowsItsTimeAndItsApi() {
        SessionToken token = token(refresh -> silent());
        signedIn("alice", "r0", Duration.ofHours(1));

        assertEquals(Optional.of(clock.instant()), token.issuedAt());
        assertTrue(token.isAllowedFor(URI.create("https://api.example.org/account")));
        assertFalse(token.isAllowedFor(URI.create("https://evil.example/account")));
    }

    @Test
    @DisplayName("S32 A refresh in whose time the session went to the next user brings nobody their token")
    void sessionWentToTheNextUserDuringTheRefresh() {
        SessionToken token = token(refresh -> {
            Tokens tokens = new Tokens("b0", "rb", clock.instant().plusSeconds(3600), clock.instant());
            sessions.logins.write(
                    request.getSession(), sessions.logins.create(new CallerPrincipal("bob"), Set.of(), tokens, false));
            return issued("a1", 3600, "r1");
        });
        signedIn("alice", "r0", Duration.ofHours(1));
        assertReason(Reason.NOT_LOGGED_IN, () -> token.replacementFor("a0"));
    }

    @Test
    @DisplayName("S55 Beyond the age of its login nobody has a token: a request, a task, or a refresh under way")
    void loginIsBeyondItsAge() {
        IsogeoSettings aged = TestSettings.withMaxSessionAge(Duration.ofHours(1));
        TestSessions own = new TestSessions(aged, new SecureRandom(), clock);
        Tokens tokens = new Tokens("a0", "r0", clock.instant().plusSeconds(7200), clock.instant());
        own.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        SessionToken token = token(request, aged, own, new TestTokenEndpoint(refresh -> {
            clock.advance(Duration.ofSeconds(1));
            return issued("a1", 3600, "r1");
        }));
        clock.advance(Duration.ofMinutes(59).plusSeconds(59));
        assertEquals("a0", token.value());

        assertReason(Reason.NOT_LOGGED_IN, () -> token.replacementFor("a0"));
        assertReason(Reason.NOT_LOGGED_IN, token::value);
        assertReason(Reason.NOT_LOGGED_IN, token::expiresAt);
        CurrentLogin.Scope task = CurrentLogin.makeCurrent(Optional.of(new Caller(request.getSession(), "alice")));
        try {
            assertReason(Reason.NOT_LOGGED_IN, token::value);
        } finally {
            task.close();
        }
    }

    private static void assertReason(Reason reason, org.junit.jupiter.api.function.Executable call) {
        assertEquals(reason, assertThrows(IsogeoTokenException.class, call).reason());
    }

    private SessionToken token(Function<String, CompletionStage<TokenResponse>> script) {
        return token(request, new TestTokenEndpoint(script));
    }

    private SessionToken token(HttpServletRequest of, TestTokenEndpoint endpoint) {
        return token(of, settings, sessions, endpoint);
    }

    private SessionToken token(
            HttpServletRequest of, IsogeoSettings settings, TestSessions sessions, TestTokenEndpoint endpoint) {
        TokenRefresh refresh = new TokenRefresh(
                sessions.logins,
                sessions.policy,
                new TokenClient(endpoint, settings, clock),
                new OperatorLog(clock),
                new LoginEvents(event -> {}, new OperatorLog(clock)),
                clock);
        return new SessionToken(
                new CurrentLogin(of, sessions.logins), sessions.logins, sessions.policy, refresh, settings);
    }

    private void signedIn(String name, String refreshToken, Duration life) {
        open(name, new Tokens("a0", refreshToken, clock.instant().plus(life), clock.instant()));
    }

    private void open(String name, Tokens tokens) {
        sessions.open(request, new CallerPrincipal(name), Set.of(), tokens, false);
    }
}
