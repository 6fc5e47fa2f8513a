package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class LoginStoreTest {

    private static final CallerPrincipal ALICE = new CallerPrincipal("alice");
    private static final CallerPrincipal BOB = new CallerPrincipal("bob");
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final LoginStore logins = sessions(TestSettings.settings()).logins;
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
    private final MockHttpSession session = new MockHttpSession();

    @Test
    @DisplayName("S30 A request goes on with the refresh it has seen, where its view of the session is older")
    void attachedLoginIsFoundWhereTheStoredIsOlder() {
        Login stored = login(ALICE, "a0");
        logins.write(session, stored);
        assertEquals(Optional.of(stored), logins.find(request, session));

        clock.advance(Duration.ofSeconds(1));
        Login attached = login(ALICE, "a1");
        logins.attachTo(request, attached);

        assertEquals(Optional.of(attached), logins.find(request, session));
    }

    @Test
    @DisplayName("S30 A request takes what another one has refreshed since")
    void storedLoginIsFoundWhereTheAttachedIsOlder() {
        logins.attachTo(request, login(ALICE, "a0"));
        clock.advance(Duration.ofSeconds(1));
        Login stored = login(ALICE, "a1");
        logins.write(session, stored);

        assertEquals(Optional.of(stored), logins.find(request, session));
    }

    @Test
    @DisplayName("S32 A request whose session is another user's now, or nobody's, does not go on with its former login")
    void attachedLoginOfAnotherCallerIsNotFound() {
        Login bobs = login(BOB, "b0");
        logins.write(session, bobs);
        clock.advance(Duration.ofSeconds(1));
        logins.attachTo(request, login(ALICE, "a1"));

        assertEquals(Optional.of(bobs), logins.find(request, session));

        logins.remove(session);
        assertEquals(Optional.empty(), logins.find(request, session));
    }

    @Test
    @DisplayName("A session is of a former caller after the login, whether that was removed or cannot be used")
    void sessionIsOfAFormerCallerAfterTheLogin() {
        assertFalse(logins.isOfFormerCaller(session), "nobody has signed in");
        logins.write(session, login(ALICE, "a0"));
        assertFalse(logins.isOfFormerCaller(session), "Alice is signed in");
        clock.advance(HOUR);
        assertTrue(logins.isOfFormerCaller(session), "the token has expired");

        logins.remove(session);
        assertTrue(logins.isOfFormerCaller(session), "the login was removed");
        session.invalidate();
        assertFalse(logins.isOfFormerCaller(session), "the session has ended");
    }

    @Test
    @DisplayName("S55 A login at its age is ended by one request of a node, and by none before")
    void loginAtItsAgeIsEndedOnce() {
        LoginStore aged = sessions(TestSettings.withMaxSessionAge(HOUR)).logins;
        Login login = aged.create(ALICE, Set.of(), new Tokens("a0", "r0", null, clock.instant()), false);
        aged.write(session, login);
        clock.advance(HOUR.minusMillis(1));
        assertEquals(Optional.empty(), aged.markEndedIfMaxAgeReached(session));

        clock.advance(Duration.ofMillis(1));

        assertEquals(Optional.of(login), aged.markEndedIfMaxAgeReached(session));
        assertEquals(Optional.empty(), aged.markEndedIfMaxAgeReached(session));
    }

    @Test
    @DisplayName("S34 A login that ended with its session is not put back by a request with its own view of it")
    void endedLoginIsNotPutBackIntoAnotherView() {
        TestSessions sessions = sessions(TestSettings.settings());
        Login login = sessions.logins.create(ALICE, Set.of(), tokens("a0"), false);
        sessions.logins.write(session, login);
        MockHttpSession otherView = new MockHttpSession(null, session.getId());
        otherView.setAttribute(LoginStore.ATTRIBUTE, session.getAttribute(LoginStore.ATTRIBUTE));
        sessions.close(session);

        assertEquals(Optional.empty(), sessions.logins.updateTokens(otherView, login, tokens("a1")));

        assertNull(otherView.getAttribute(LoginStore.ATTRIBUTE));
    }

    private Login login(CallerPrincipal caller, String accessToken) {
        return logins.create(caller, Set.of(), tokens(accessToken), false);
    }

    private Tokens tokens(String accessToken) {
        return new Tokens(accessToken, null, clock.instant().plus(HOUR), clock.instant());
    }

    private TestSessions sessions(IsogeoSettings settings) {
        return new TestSessions(settings, new SecureRandom(), clock);
    }
}
