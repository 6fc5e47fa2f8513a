package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class LoginSessionTest {

    private static final CallerPrincipal ALICE = new CallerPrincipal("alice");

    private final TestClock clock = new TestClock();
    private final TestSessions sessions = sessions(TestSettings.settings());
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");

    @Test
    @DisplayName("S06 Asking for a stranger's login makes no session")
    void strangerGetsNoSession() {
        assertTrue(sessions.logins.find(request).isEmpty());
        sessions.close(request.getSession());
        assertNull(request.getSession(false));
    }

    @Test
    @DisplayName("S19 The session id changes at the login, and what a stranger put into the session stays")
    void sessionIdChanges() {
        HttpSession shopping = request.getSession(true);
        shopping.setAttribute("basket", "map");
        ((org.springframework.mock.web.MockHttpSession) shopping).setNew(false);
        String before = shopping.getId();

        sessions.open(request, ALICE, Set.of("admin"), tokens(Duration.ofHours(1)), false);

        assertNotEquals(before, request.getSession(false).getId());
        assertEquals("map", request.getSession(false).getAttribute("basket"));
        assertEquals(
                "alice", sessions.logins.find(request).orElseThrow().caller().getName());
    }

    @ParameterizedTest
    @DisplayName("S19 A new session under an id that the browser sent gets another id")
    @ValueSource(strings = {"requested", "cookie", "cookie with a clone's name"})
    void newSessionUnderASentIdGetsAnother(String sent) {
        HttpSession unseen = request.getSession(true);
        String id = unseen.getId();
        assertTrue(unseen.isNew());
        switch (sent) {
            case "requested" -> request.setRequestedSessionId(id);
            case "cookie" ->
                request.setCookies(new Cookie("other", "x"), new Cookie("empty", null), new Cookie("JSESSIONID", id));
            default -> request.setCookies(new Cookie("JSESSIONID", "0000" + id + ":clone"));
        }

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertNotEquals(id, request.getSession(false).getId());
    }

    @Test
    @DisplayName("A new session under an id of the server's own keeps it")
    void newSessionUnderANewIdKeepsIt() {
        request.setCookies(new Cookie("JSESSIONID", "another"));
        String id = request.getSession(true).getId();

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertEquals(id, request.getSession(false).getId());
    }

    @Test
    @DisplayName("S19 What a stranger put into the session stays where the server loses it at the change of the id")
    void valuesAreSetAgain() {
        MockHttpSession losing = new MockHttpSession() {
            @Override
            public String changeSessionId() {
                clearAttributes();
                return super.changeSessionId();
            }
        };
        losing.setNew(false);
        losing.setAttribute("basket", "map");
        request.setSession(losing);

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertEquals("map", losing.getAttribute("basket"));
    }

    @Test
    @DisplayName("S19 What another user left in the session goes")
    void anotherUsersSessionGoes() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        request.getSession(false).setAttribute("basket", "map");
        // As in each request but the one that made it.
        ((MockHttpSession) request.getSession(false)).setNew(false);

        sessions.open(request, new CallerPrincipal("bob"), Set.of(), tokens(Duration.ofHours(1)), false);

        assertNull(request.getSession(false).getAttribute("basket"));
    }

    @Test
    @DisplayName("S19 What another user left goes also after his login ended and his session did not")
    void anotherUsersEndedSessionGoes() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        request.getSession(false).setAttribute("basket", "map");
        sessions.logins.removeUnlessReplaced(
                request.getSession(), sessions.logins.find(request).orElseThrow());

        sessions.open(request, new CallerPrincipal("bob"), Set.of(), tokens(Duration.ofHours(1)), false);

        assertNull(request.getSession(false).getAttribute("basket"));
    }

    @Test
    @DisplayName("S19 What the same user left stays also after his login ended")
    void sameUsersEndedSessionStays() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        request.getSession(false).setAttribute("basket", "map");
        sessions.logins.removeUnlessReplaced(
                request.getSession(), sessions.logins.find(request).orElseThrow());

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertEquals("map", request.getSession(false).getAttribute("basket"));
    }

    @Test
    @DisplayName("S19 What the same user left in the session stays")
    void sameUsersSessionStays() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        request.getSession(false).setAttribute("basket", "map");

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertEquals("map", request.getSession(false).getAttribute("basket"));
    }

    @Test
    @DisplayName("S19 A value that listens to its session stays, and hears of nothing")
    void listeningValueHearsNothing() {
        List<String> heard = new ArrayList<>();
        HttpSessionBindingListener value = new HttpSessionBindingListener() {
            @Override
            public void valueBound(HttpSessionBindingEvent event) {
                heard.add("bound");
            }

            @Override
            public void valueUnbound(HttpSessionBindingEvent event) {
                heard.add("unbound");
            }
        };
        MockHttpSession session = new MockHttpSession();
        session.setNew(false);
        session.setAttribute("listener", value);
        request.setSession(session);

        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertEquals(List.of("bound"), heard);
        assertEquals(value, request.getSession(false).getAttribute("listener"));
    }

    @Test
    @DisplayName("S46 A login of another client or other endpoints is as if absent")
    void loginOfAnotherConfigurationIsAbsent() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);

        assertTrue(sessions(TestSettings.settings()).logins.find(request).isPresent());
        assertTrue(sessions(TestSettings.with("another", "secret", TestSettings.REDIRECT_URI))
                .logins
                .find(request)
                .isEmpty());
        assertTrue(sessions(TestSettings.withApi("https://other.example.org"))
                .logins
                .find(request)
                .isEmpty());
    }

    @Test
    void lostFormIsToldOnce() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), true);
        Login login = sessions.logins.find(request).orElseThrow();
        assertTrue(login.isFormNotSent());

        sessions.logins.clearFormNotSent(request, login);
        assertFalse(sessions.logins.find(request).orElseThrow().isFormNotSent());
    }

    @Test
    @DisplayName("S06 A request that goes on after another has signed out makes no session")
    void noSessionAfterALogout() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), true);
        Login login = sessions.logins.find(request).orElseThrow();
        sessions.close(request.getSession(false));

        sessions.logins.clearFormNotSent(request, login);

        assertNull(request.getSession(false));
    }

    @Test
    @DisplayName("S46 A value that this module did not write is as if absent, also a login that is not sealed")
    void otherValueIsAbsent() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        Login login = sessions.logins.find(request).orElseThrow();
        for (Object value : new Object[] {login, "text"}) {
            request.getSession(false).setAttribute(LoginStore.ATTRIBUTE, value);
            assertTrue(sessions.logins.find(request).isEmpty());
        }
    }

    @Test
    @DisplayName("S54 Each login has a key of its own, of 192 bits or more")
    void eachLoginHasItsKey() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        String first = sessions.logins.find(request).orElseThrow().subjectKey();
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        String second = sessions.logins.find(request).orElseThrow().subjectKey();

        assertNotEquals(first, second);
        assertTrue(first.length() >= 32);
    }

    @Test
    @DisplayName("S31 The token is served until its expiry and not after")
    void tokenIsServedUntilItsExpiry() {
        IsogeoToken token = token();
        assertThrows(IsogeoTokenException.class, token::value);

        Tokens tokens = new Tokens("access", null, clock.instant().plusSeconds(60), clock.instant());
        sessions.open(request, ALICE, Set.of(), tokens, false);
        clock.advance(Duration.ofSeconds(59));
        assertEquals("access", token.value());
        assertEquals(Optional.of(clock.instant().plusSeconds(1)), token.expiresAt());

        clock.advance(Duration.ofSeconds(1));
        IsogeoTokenException over = assertThrows(IsogeoTokenException.class, token::value);
        assertEquals(IsogeoTokenException.Reason.NOT_LOGGED_IN, over.reason());
        assertFalse(over.getMessage().contains("access-token"));
    }

    @Test
    void tokenWithoutAnExpiryHasNone() {
        sessions.open(request, ALICE, Set.of(), new Tokens("access", null, null, null), false);

        assertEquals(Optional.empty(), token().expiresAt());
    }

    @Test
    @DisplayName("S34 A login that is closed takes its session along, and closing it twice is no error")
    void closedLoginIsGone() {
        sessions.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        HttpSession session = request.getSession();

        sessions.close(session);
        sessions.close(session);

        assertTrue(((MockHttpSession) session).isInvalid());
        assertTrue(sessions.logins.find(session).isEmpty());
        assertTrue(sessions.logins.find(request).isEmpty());
    }

    @Test
    @DisplayName("S34 Where it is configured so, a session outlives its login")
    void sessionOutlivesItsLogin() {
        TestSessions gentle = new TestSessions(TestSettings.withSessionsThatStay(), new SecureRandom(), clock);
        gentle.open(request, ALICE, Set.of(), tokens(Duration.ofHours(1)), false);
        request.getSession().setAttribute("basket", "map");

        gentle.close(request.getSession());

        assertTrue(gentle.logins.find(request).isEmpty());
        assertEquals("map", request.getSession(false).getAttribute("basket"));
        assertNull(request.getSession(false).getAttribute(LoginStore.ATTRIBUTE));

        gentle.open(request, new CallerPrincipal("bob"), Set.of(), tokens(Duration.ofHours(1)), false);
        assertNull(request.getSession(false).getAttribute("basket"));
    }

    @ParameterizedTest
    @DisplayName("S34 A login that ends while another request writes its next form stays ended")
    @ValueSource(strings = {"roles", "form", "refresh"})
    void endedLoginIsNotPutBack(String step) {
        TestSessions gentle = new TestSessions(TestSettings.withSessionsThatStay(), new SecureRandom(), clock);
        gentle.open(request, ALICE, Set.of("admin"), tokens(Duration.ofHours(1)), true);
        Login login = gentle.logins.find(request).orElseThrow();
        MockHttpSession session = (MockHttpSession) request.getSession();
        MockHttpSession racing = new SessionThatEndsItsLogin(session, () -> gentle.close(session));
        request.setSession(racing);

        switch (step) {
            case "roles" ->
                assertTrue(gentle.logins
                        .updateCaller(racing, login, ALICE, Set.of("reader"))
                        .isEmpty());
            case "form" -> gentle.logins.clearFormNotSent(request, login);
            default ->
                assertTrue(gentle.logins
                        .updateTokens(racing, login, new Tokens("a1", "r1", null, clock.instant()))
                        .isEmpty());
        }

        assertNull(session.getAttribute(LoginStore.ATTRIBUTE));
    }

    /** A session in which the login ends between the reading of it and the next writing. */
    private static final class SessionThatEndsItsLogin extends MockHttpSession {

        private final MockHttpSession session;
        private final Runnable end;

        private SessionThatEndsItsLogin(MockHttpSession session, Runnable end) {
            this.session = session;
            this.end = end;
        }

        @Override
        public Object getAttribute(String name) {
            return session.getAttribute(name);
        }

        @Override
        public void setAttribute(String name, Object value) {
            end.run();
            session.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            session.removeAttribute(name);
        }
    }

    @ParameterizedTest
    @DisplayName("S36 Roles are due an hour after they were read, and nobody relies on them after two")
    @CsvSource({
        "0, false, false",
        "3599, false, false",
        "3600, true, false",
        "7199, true, false",
        "7200, true, true",
        "-3600, true, false",
        "-7200, true, true"
    })
    void rolesGrowOld(int seconds, boolean areDue, boolean areTooOld) {
        sessions.open(request, ALICE, Set.of("admin"), new Tokens("access", null, null, clock.instant()), false);
        Login login = sessions.logins.find(request).orElseThrow();
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(areDue, sessions.policy.isGroupsCheckDue(login));
        assertEquals(areTooOld, sessions.policy.areGroupsTooOld(login));
        // The node that wrote it may be gone.
        assertEquals(areTooOld, sessions(TestSettings.settings()).policy.isGroupsCheckDue(login));

        Login judged = sessions.logins
                .updateCaller(request.getSession(), login, ALICE, Set.of("reader"))
                .orElseThrow();
        assertFalse(sessions.policy.isGroupsCheckDue(judged));
    }

    private SessionToken token() {
        TokenClient nobody = new TokenClient(
                new TestTokenEndpoint(token -> TestTokenEndpoint.silent()), TestSettings.settings(), clock);
        return new SessionToken(
                new CurrentLogin(request, sessions.logins),
                sessions.logins,
                sessions.policy,
                new TokenRefresh(
                        sessions.logins,
                        sessions.policy,
                        nobody,
                        new OperatorLog(clock),
                        new LoginEvents(event -> {}, new OperatorLog(clock)),
                        clock),
                TestSettings.settings());
    }

    private Tokens tokens(Duration life) {
        return new Tokens("access", "refresh", clock.instant().plus(life), null);
    }

    private TestSessions sessions(IsogeoSettings settings) {
        return new TestSessions(settings, new SecureRandom(), clock);
    }
}
