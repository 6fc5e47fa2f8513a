package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.json.Json;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class LogoutTest {

    private static final Duration NEARLY_AN_HOUR = Duration.ofMinutes(59).plusSeconds(30);

    private final TestClock clock = new TestClock();
    private final IsogeoSettings settings = TestSettings.settings();
    private final OperatorLog log = new OperatorLog(clock);
    private final List<IsogeoEvent> events = new ArrayList<>();

    @Test
    @DisplayName("S34 The session of another mechanism's caller is left alone")
    void sessionOfAnotherMechanismStays() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/logout");
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("basket", "map");
        request.setSession(session);

        assertEquals(List.of(), logout().signOut(request));

        assertFalse(session.isInvalid());
        assertEquals("map", session.getAttribute("basket"));
        assertEquals(List.of(), events);
    }

    @Test
    void strangerHasNothingToEnd() {
        assertEquals(List.of(), logout().signOut(new MockHttpServletRequest("POST", "/logout")));

        assertEquals(List.of(), events);
    }

    @Test
    @DisplayName("S51 However many cookies a browser has, a logout removes ten of them, and sets one")
    void logoutRemovesTenCookies() {
        TestNode node = new TestNode(settings);
        node.signIn("/plan");
        for (int i = 0; i < 135; i++) {
            node.keep(new Cookie("__Host-isogeo-login-" + i, "x"));
        }

        List<CookieChange> changes = node.logout.signOut(node.request("/logout"));

        assertEquals(10, changes.stream().filter(CookieChange::isRemoval).count());
        assertEquals(
                List.of("isogeo-signed-out"),
                changes.stream()
                        .filter(change -> !change.isRemoval())
                        .map(CookieChange::name)
                        .toList());
    }

    @Test
    @DisplayName("S34 A logout leaves no cookie of the module but the mark of the logout")
    void logoutRemovesEachCookieOnce() {
        TestNode node = new TestNode(settings);
        node.signIn("/plan");
        node.keep(new Cookie("__Host-isogeo-signed-out", "1"));
        node.keep(new Cookie("other", "stays"));

        List<CookieChange> changes = node.logout.signOut(node.request("/logout"));

        assertEquals(
                List.of("isogeo-loop-guard", "isogeo-signed-out"),
                changes.stream().map(CookieChange::name).toList());
        assertEquals(List.of(), node.logout.signOut(node.request("/logout")));
    }

    @ParameterizedTest
    @DisplayName("S34 A refresh that is on its way when its user signs out signs nobody in again")
    @ValueSource(booleans = {true, false})
    void refreshUnderWaySignsNobodyIn(boolean isSessionEnded) {
        TestNode node = new TestNode(isSessionEnded ? settings : TestSettings.withSessionsThatStay());
        node.signIn("/plan");
        CompletableFuture<TokenResponse> answer = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        node.tokenAnswer = token -> {
            asked.complete(null);
            return answer;
        };
        node.clock.advance(NEARLY_AN_HOUR);
        MockHttpSession view = ownViewOf(node);
        CompletableFuture<TestNode.Visit> visit = CompletableFuture.supplyAsync(() -> visitWith(node, view));
        asked.join();

        signOut(node);
        answer.complete(new TokenResponse("a1", "bearer", Json.createValue(3600), "r1"));

        assertFalse(visit.join().isSignedIn());
        assertTrue(node.sessions.logins.find(view).isEmpty());
    }

    @Test
    @DisplayName("S34 A request that still sees the login of a user who has signed out sends no refresh token")
    void refreshTokenIsNotSentAfterSigningOut() {
        TestNode node = new TestNode(settings);
        node.signIn("/plan");
        node.clock.advance(NEARLY_AN_HOUR);
        MockHttpSession view = ownViewOf(node);
        List<String> sent = node.tokenEndpoint.sent();

        signOut(node);

        assertFalse(visitWith(node, view).isSignedIn());
        assertEquals(sent, node.tokenEndpoint.sent());
    }

    /** As on Open Liberty: a request that has begun does not see what others write into its session. */
    private static MockHttpSession ownViewOf(TestNode node) {
        HttpSession session = node.session();
        MockHttpSession view = new MockHttpSession(null, session.getId());
        for (String name : Collections.list(session.getAttributeNames())) {
            view.setAttribute(name, session.getAttribute(name));
        }
        return view;
    }

    private static TestNode.Visit visitWith(TestNode node, MockHttpSession view) {
        MockHttpServletRequest page = node.request("/plan");
        page.setSession(view);
        return node.visit(page, TestMessageContext.ofProtectedPage());
    }

    private static void signOut(TestNode node) {
        node.mechanism.cleanSubject(
                node.request("/logout"), new MockHttpServletResponse(), TestMessageContext.ofOpenPage());
    }

    private Logout logout() {
        TestSessions sessions = new TestSessions(settings, new SecureRandom(), clock);
        LoginEvents published = new LoginEvents(events::add, log);
        TokenClient tokenEndpoint =
                new TokenClient(new TestTokenEndpoint(token -> new CompletableFuture<>()), settings, clock);
        return new Logout(
                sessions.logins,
                sessions.session,
                new TokenRefresh(sessions.logins, sessions.policy, tokenEndpoint, log, published, clock),
                new RevocationClient(TestNode.noRevocationEndpoint(), settings, log),
                new BrowserCookies(new PublicUrls(settings)),
                published);
    }
}
