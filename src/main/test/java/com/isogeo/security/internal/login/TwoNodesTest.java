package com.isogeo.security.internal.login;

import static com.isogeo.security.internal.client.TestTokenEndpoint.issued;
import static com.isogeo.security.internal.client.TestTokenEndpoint.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.AccountResponse;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.account.IsogeoIdentityStore;
import com.isogeo.security.internal.account.MembershipResponse;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import com.isogeo.security.internal.session.SessionToken;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import com.isogeo.security.testing.ReplicatedSession;
import com.isogeo.security.testing.ReplicatedSession.Sight;
import com.isogeo.security.testing.ReplicatedSession.View;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestRequests;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Two nodes share a session, and a provider that ends the login when a refresh token comes twice. */
class TwoNodesTest {

    private static final int LIFE = 100;

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final IsogeoSettings settings = TestSettings.settings();
    private final OperatorLog log = new OperatorLog(clock);
    private final Set<String> spent = new HashSet<>();
    private final Node a = new Node();
    private final Node b = new Node();
    private int refreshes;
    private int usedTwice;
    private int sessions;

    /** The cookies of the one browser of a test. */
    private final Map<String, Cookie> browser = new HashMap<>();

    @ParameterizedTest
    @EnumSource
    @DisplayName("S30 S36 An hour of use at both nodes sends no token twice, and one node asks for the roles")
    void noTokenIsSentTwice(Sight sight) {
        ReplicatedSession session = signedInAt(a, sight);
        Random steps = new Random(7);
        View slow = session.begin();
        for (Duration passed = Duration.ZERO; passed.toHours() < 1; ) {
            Duration step = Duration.ofMillis(steps.nextInt(4000));
            clock.advance(step);
            passed = passed.plus(step);
            View atA = session.begin();
            View atB = session.begin();
            assertFresh(b.request(atB));
            assertFresh(a.request(atA));
            assertFresh(b.request(slow));
            List<View> ends = steps.nextBoolean() ? List.of(atA, atB, slow) : List.of(slow, atB, atA);
            ends.forEach(View::close);
            slow = session.begin();
        }
        assertEquals(0, usedTwice);
        assertTrue(refreshes >= 36 && a.accountQuestions >= 36, refreshes + ", " + a.accountQuestions);
        assertEquals(0, b.accountQuestions);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "S30 When the writer is gone, the other node uses the token while it lives, and refreshes it after that")
    void otherNodeTakesOver(Sight sight) {
        ReplicatedSession session = signedInAt(a, sight);
        clock.advance(Duration.ofSeconds(LIFE - 1));
        assertEquals("a0", token(b, session));
        assertEquals(0, refreshes);

        clock.advance(Duration.ofSeconds(1));
        assertEquals("a1", token(b, session));
        clock.advance(Duration.ofSeconds(LIFE - 1));
        assertEquals("a1", token(a, session));
        assertEquals("a2", token(b, session));
        assertEquals(0, usedTwice);
    }

    @Test
    @DisplayName("S30 Two nodes that take over at once are one refresh, where each sees what the other wrote")
    void raceIsOneRefreshOnWildFly() {
        ReplicatedSession session = signedInAt(a, Sight.AT_ONCE);
        clock.advance(Duration.ofSeconds(LIFE));
        View atA = session.begin();
        View atB = session.begin();
        Login seen = b.sessions.logins.find(atB).orElseThrow();
        assertFresh(a.request(atA));

        assertFresh(b.renewal.renew(atB, seen, true));
        assertEquals(1, refreshes);
        assertEquals(0, usedTwice);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S30 A user who comes back to both nodes at once after his token expired makes one of them refresh it")
    void raceIsOneRefresh(Sight sight) {
        ReplicatedSession session = signedInAt(a, sight);
        clock.advance(Duration.ofSeconds(LIFE));
        View atA = session.begin();
        try (View atB = session.begin()) {
            assertTrue(b.page(atB).isEmpty());
        }
        assertEquals("a1", assertFresh(a.page(atA).orElseThrow()));
        atA.close();

        assertEquals("a1", assertFresh(b.page(session.begin()).orElseThrow()));
        assertEquals(0, usedTwice);
    }

    @Test
    @DisplayName("S30 Days of coming and going, each page to either node, send no token twice and end no login")
    void noTokenIsSentTwiceHoweverOneComes() {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        Random steps = new Random(11);
        for (int visit = 0; visit < 2000; visit++) {
            clock.advance(Duration.ofSeconds(steps.nextInt(3 * LIFE)));
            // Two tabs at once, and what each has to ask again; the answer of one can be late.
            View one = session.begin();
            View other = session.begin();
            boolean oneIsLeft = node(steps).page(one).isEmpty();
            boolean otherIsLeft = node(steps).page(other).isEmpty();
            (steps.nextBoolean() ? List.of(one, other) : List.of(other, one)).forEach(View::close);
            for (int tabs = (oneIsLeft ? 1 : 0) + (otherIsLeft ? 1 : 0); tabs > 0; tabs--) {
                comeAgain(session, steps);
            }
        }
        assertEquals(0, usedTwice);
        assertTrue(refreshes > 1000, "only " + refreshes);
    }

    private void comeAgain(ReplicatedSession session, Random steps) {
        for (int i = 0; i < 20; i++) {
            try (View view = session.begin()) {
                if (node(steps).page(view).isPresent()) {
                    return;
                }
            }
        }
        fail("goes round for ever");
    }

    private Node node(Random steps) {
        return steps.nextBoolean() ? a : b;
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S30 A writer that is gone is waited for two seconds, in a few rounds")
    void writerThatIsGoneIsWaitedForTwoSeconds(Sight sight) {
        ReplicatedSession session = signedInAt(a, sight);
        clock.advance(Duration.ofSeconds(LIFE));
        Instant begin = clock.instant();
        int rounds = rounds(session);
        Duration waited = Duration.between(begin, clock.instant());

        assertTrue(rounds <= 10 && waited.toMillis() >= 2000 && waited.toMillis() <= 2400, rounds + ", " + waited);
        assertEquals(1, refreshes);
        clock.advance(Duration.ofSeconds(LIFE));
        assertEquals(0, rounds(session));
    }

    @Test
    @DisplayName("S30 S36 A request that began before the refresh sees the new token and the new groups all the same")
    void earlierRequestSeesWhatTheRefreshBrought() {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        clock.advance(Duration.ofSeconds(LIFE));
        View first = session.begin();
        View second = session.begin();
        assertEquals("a1", assertFresh(a.request(first)));
        assertEquals("a1", assertFresh(a.request(second)));
        List.of(first, second).forEach(View::close);

        assertEquals(
                "a1",
                a.sessions.logins.find(session.begin()).orElseThrow().tokens().accessToken());
        assertEquals(1, refreshes);
    }

    @Test
    @DisplayName("S30 A long request that began before the refresh never sends the token that was replaced")
    void longRequestKeepsTheNewToken() {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        clock.advance(Duration.ofSeconds(LIFE));
        View first = session.begin();
        MockHttpServletRequest longOne = new MockHttpServletRequest("GET", "/report");
        longOne.setSession(session.begin());
        a.request(first);
        a.sessions.logins.attachTo(
                longOne,
                assertInstanceOf(LoginContinues.class, a.request((View) longOne.getSession()))
                        .login());
        first.close();

        clock.advance(Duration.ofSeconds(LIFE / 2));
        assertEquals("a1", a.token(longOne));
        clock.advance(Duration.ofSeconds(LIFE / 2));
        assertEquals("a2", a.token(longOne));
        assertEquals("a2", a.token(longOne));
        assertEquals(0, usedTwice);
    }

    @Test
    @DisplayName("S34 What a request carries is nothing when its session's login is gone, or is another user's")
    void carriedLoginGoesWithTheSessions() {
        View view = signedInAt(a, Sight.IN_A_LATER_REQUEST).begin();
        clock.advance(Duration.ofSeconds(1));
        View bobs = new ReplicatedSession(Sight.IN_A_LATER_REQUEST, "bob's").begin();
        open(a, bobs, "bob");
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/report");
        request.setSession(view);
        a.sessions.logins.attachTo(request, a.sessions.logins.find(bobs).orElseThrow());
        assertEquals("a0", a.token(request));

        a.sessions.logins.attachTo(request, a.sessions.logins.find(view).orElseThrow());
        a.sessions.logins.removeUnlessReplaced(
                view, a.sessions.logins.find(view).orElseThrow());
        assertThrows(IsogeoTokenException.class, () -> a.token(request));
    }

    @Test
    @DisplayName("S30 A request that outlives the token that a refresh brought refreshes that one, and it is written")
    void lateRefreshOfAnEarlierRequestIsWritten() {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        clock.advance(Duration.ofSeconds(LIFE));
        View first = session.begin();
        View second = session.begin();
        a.request(first);
        Login renewed =
                assertInstanceOf(LoginContinues.class, a.request(second)).login();
        first.close();
        clock.advance(Duration.ofSeconds(LIFE));

        assertEquals("a2", assertFresh(a.renewal.renew(second, renewed, true)));
        second.close();
        assertEquals(
                "a2",
                a.sessions.logins.find(session.begin()).orElseThrow().tokens().accessToken());
        assertEquals(0, usedTwice);
    }

    @Test
    @DisplayName("S30 S32 A rejected refresh ends the login also where the request's view of the session is older")
    void rejectedRefreshEndsTheLoginOfAnOlderView() {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        clock.advance(Duration.ofSeconds(LIFE));
        View first = session.begin();
        View second = session.begin();
        assertFresh(a.request(first));
        Login renewed =
                assertInstanceOf(LoginContinues.class, a.request(second)).login();
        clock.advance(Duration.ofSeconds(LIFE));
        spent.add("r1");

        assertInstanceOf(LoginEnded.class, a.renewal.renew(second, renewed, true));
        first.close();
        second.close();
        assertFalse(a.sessions.logins.find(session.begin()).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S55 The age of a login counts from its sign-in at whichever node, whoever refreshed it since")
    void ageCountsAtBothNodes(Sight sight) {
        IsogeoSettings aged = TestSettings.withMaxSessionAge(Duration.ofSeconds(3 * LIFE));
        TestSessions atA = new TestSessions(aged, random, clock);
        TestSessions atB = new TestSessions(aged, random, clock);
        ReplicatedSession session = new ReplicatedSession(sight, "session");
        try (View view = session.begin()) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login/callback");
            request.setSession(view);
            Tokens tokens = new Tokens("a0", "r0", clock.instant().plusSeconds(LIFE), clock.instant());
            atA.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        }
        clock.advance(Duration.ofSeconds(2 * LIFE));
        try (View view = session.begin()) {
            Login login = atB.logins.find(view).orElseThrow();
            TokenClient endpoint = new TokenClient(new TestTokenEndpoint(this::refreshed), aged, clock);
            TokenRefresh refresh =
                    new TokenRefresh(atB.logins, atB.policy, endpoint, log, new LoginEvents(event -> {}, log), clock);
            assertFresh(refresh.refresh(view, login));
        }

        clock.advance(Duration.ofSeconds(LIFE - 1));
        assertTrue(atA.logins.find(session.begin()).isPresent());
        clock.advance(Duration.ofSeconds(1));
        assertTrue(atA.logins.find(session.begin()).isEmpty());
        assertTrue(atB.logins.find(session.begin()).isEmpty());
    }

    private int rounds(ReplicatedSession session) {
        for (int rounds = 0; rounds < 20; rounds++) {
            try (View view = session.begin()) {
                if (b.page(view).isPresent()) {
                    return rounds;
                }
            }
        }
        return fail("goes round for ever");
    }

    @ParameterizedTest
    @EnumSource(names = {"A", "B"})
    @DisplayName(
            "S30 When both nodes send a form on at that moment, the provider ends the login, and so do they, without an error")
    void raceEndsTheLoginOnOpenLiberty(Last last) {
        ReplicatedSession session = signedInAt(a, Sight.IN_A_LATER_REQUEST);
        clock.advance(Duration.ofSeconds(LIFE));
        View atA = session.begin();
        View atB = session.begin();
        assertFresh(a.request(atA));
        assertInstanceOf(LoginEnded.class, b.request(atB));
        assertEquals(1, usedTwice);
        (last == Last.A ? List.of(atB, atA) : List.of(atA, atB)).forEach(View::close);

        clock.advance(Duration.ofSeconds(LIFE));
        try (View later = session.begin()) {
            a.sessions
                    .logins
                    .find(later)
                    .ifPresent(login -> assertInstanceOf(LoginEnded.class, a.renewal.renew(later, login, true)));
        }
        assertFalse(b.sessions.logins.find(session.begin()).isPresent());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S19 What the application kept in the session is at both nodes after the user signed in again")
    void nothingIsLostUnderTheNewSessionId(Sight sight) {
        ReplicatedSession session = signedInAt(a, sight);
        try (View view = session.begin()) {
            view.setAttribute("basket", "map");
        }
        View again = session.begin();
        again.setNew(false);
        open(a, again, "alice");
        again.close();
        assertEquals("map", session.begin().getAttribute("basket"));
        assertTrue(b.sessions.logins.find(session.begin()).isPresent());
    }

    @Test
    @DisplayName(
            "S16 A callback that is replayed at the other node signs nobody in, and without its cookie sends no code")
    void callbackIsReplayedAtTheOtherNode() {
        Set<String> usedCodes = new HashSet<>();
        TestNode first = nodeOfAProviderThatTakesACodeOnce(usedCodes);
        TestNode other = nodeOfAProviderThatTakesACodeOnce(usedCodes);
        TestNode.Visit begun = first.getProtected("/plan");
        String callback = TestNode.callbackOf(begun);
        assertEquals("https://maps.example.org/plan", first.getOpen(callback).location());

        TestNode.Visit ofAnotherBrowser = other.getOpen(callback);
        assertEquals(400, ofAnotherBrowser.response().getStatus());
        assertEquals(List.of(), other.codesSent());

        List.of(begun.response().getCookies()).forEach(other::keep);
        TestNode.Visit ofTheSameBrowser = other.getOpen(callback);
        assertEquals(400, ofTheSameBrowser.response().getStatus());
        assertEquals(List.of("code"), other.codesSent());
        assertNull(other.session());
        assertTrue(first.getProtected("/plan").isSignedIn());
    }

    private TestNode nodeOfAProviderThatTakesACodeOnce(Set<String> usedCodes) {
        TestNode node = new TestNode(settings, clock);
        node.tokenAnswer = code -> usedCodes.add(code) ? issued("a0", LIFE, "r0") : refused("invalid_grant");
        return node;
    }

    /** Whose request ends after the other's. */
    enum Last {
        A,
        B
    }

    private final class Node {

        private final TestSessions sessions = new TestSessions(settings, random, clock);
        private final AccountClient accounts = new AccountClient(
                new TestRequests<AccountApi>(new AccountApi() {
                    @Override
                    public AccountResponse account(String authorization) {
                        accountQuestions++;
                        return TestRequests.answer(
                                CompletableFuture.completedFuture(new AccountResponse("alice", null)));
                    }

                    @Override
                    public List<MembershipResponse> memberships(String authorization) {
                        return TestRequests.answer(CompletableFuture.completedFuture(List.of()));
                    }
                }),
                settings,
                clock,
                log);
        private final TokenRefresh refresh = new TokenRefresh(
                sessions.logins,
                sessions.policy,
                new TokenClient(new TestTokenEndpoint(TwoNodesTest.this::refreshed), settings, clock),
                log,
                new LoginEvents(event -> {}, log),
                clock);
        private final LoginRenewal renewal =
                new LoginRenewal(sessions.logins, sessions.policy, refresh, accounts, stores(), log);
        private final RefreshHandoff refreshHandoff = new RefreshHandoff(
                sessions.policy,
                new SealedCookies(
                        new BrowserCookies(new PublicUrls(settings)),
                        new CookieSeal(settings, new PublicUrls(settings), random)),
                clock::advance,
                clock);
        private int accountQuestions;

        /** As the mechanism does; nothing when the browser is to ask again. */
        Optional<RefreshResult> page(View session) {
            Login login = sessions.logins.find(session).orElseThrow();
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
            request.setSession(session);
            request.setCookies(browser.values().toArray(Cookie[]::new));
            Optional<Decision> handoff =
                    renewal.isDue(login) ? refreshHandoff.decide(request, login) : Optional.empty();
            handoff.stream()
                    .flatMap(decision -> decision.cookies().stream())
                    .map(change -> new Cookie("__Host-" + change.name(), change.value()))
                    .forEach(cookie -> browser.put(cookie.getName(), cookie));
            return handoff.isPresent() ? Optional.empty() : Optional.of(request(session));
        }

        /** As the mechanism does for a form, which is not sent twice. */
        RefreshResult request(View session) {
            Login login = sessions.logins.find(session).orElseThrow();
            return renewal.isDue(login) ? renewal.renew(session, login, true) : new LoginContinues(login);
        }

        /** What the application gets. */
        String token(MockHttpServletRequest request) {
            return new SessionToken(
                            new CurrentLogin(request, sessions.logins),
                            sessions.logins,
                            sessions.policy,
                            refresh,
                            settings)
                    .value();
        }

        private IdentityStores stores() {
            IsogeoIdentityStore store = new IsogeoIdentityStore(accounts, log, random);
            return new IdentityStores(
                    new IdentityStoreHandler() {
                        @Override
                        public CredentialValidationResult validate(Credential credential) {
                            return store.validate(credential);
                        }
                    },
                    false,
                    List::of);
        }
    }

    private CompletionStage<TokenResponse> refreshed(String token) {
        boolean first = spent.add(token);
        usedTwice += first ? 0 : 1;
        if (usedTwice > 0) {
            return refused("invalid_grant");
        }
        refreshes++;
        return issued("a" + refreshes, LIFE, "r" + refreshes);
    }

    private ReplicatedSession signedInAt(Node node, Sight sight) {
        ReplicatedSession session = new ReplicatedSession(sight, "session " + sessions++);
        try (View view = session.begin()) {
            open(node, view, "alice");
        }
        return session;
    }

    private void open(Node node, View view, String caller) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login/callback");
        request.setSession(view);
        String token = caller.equals("alice") ? "a0" : "a0-of-" + caller;
        Tokens tokens = new Tokens(token, "r0 of " + sessions, clock.instant().plusSeconds(LIFE), clock.instant());
        node.sessions.open(request, new CallerPrincipal(caller), Set.of(), tokens, false);
    }

    private String token(Node node, ReplicatedSession session) {
        try (View view = session.begin()) {
            return assertFresh(node.request(view));
        }
    }

    private String assertFresh(RefreshResult answer) {
        Tokens tokens = assertInstanceOf(LoginContinues.class, answer).login().tokens();
        assertFalse(tokens.isExpiredAt(clock.instant()));
        return tokens.accessToken();
    }
}
