package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** A login that ends so long after its sign-in, whatever was refreshed since. */
class MaxSessionAgeTest {

    private static final Duration AGE = Duration.ofHours(8);
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final TestNode node = new TestNode(TestSettings.withMaxSessionAge(AGE));
    private int refreshes;

    @Test
    @DisplayName("S55 A login ends at its age although it was refreshed: a new one begins, and the tokens are revoked")
    void loginEndsAtItsAge() {
        signInAndWork();
        assertTrue(node.getProtected("/plan").isSignedIn());

        try (TestLog log = new TestLog("com.isogeo.security.session")) {
            node.clock.advance(A_SECOND);
            assertTrue(node.getProtected("/plan?x=1").location().startsWith("https://id.example.org/oauth/authorize"));

            assertEquals(List.of("ISOGEO307: A login has ended at isogeo.max-session-age."), log.at(Level.INFO));
            assertEquals(1, log.all().lines().count(), log.all());
        }
        assertEquals(List.of("r" + refreshes), node.revoked);
        assertEquals(List.of("alice"), events());
    }

    @Test
    @DisplayName("S55 A script gets its 401, and an open page sees nobody")
    void othersSeeNobody() {
        signInAndWork();
        node.clock.advance(A_SECOND);
        MockHttpServletRequest script = node.request("/api");
        script.addHeader("Sec-Fetch-Mode", "cors");

        assertInstanceOf(
                Outcome.Unauthorized.class,
                node.flow.decide(TestNode.toProtectedPage(script)).outcome());
        assertFalse(node.getOpen("/open").isSignedIn());
        assertEquals(1, events().size());
    }

    @Test
    @DisplayName("S55 The session ends with its login, and with it what the application kept")
    void sessionEnds() {
        signInAndWork();
        HttpSession session = node.session();
        session.setAttribute("basket", "map");
        node.clock.advance(A_SECOND);
        node.getOpen("/open");

        assertThrows(IllegalStateException.class, () -> session.getAttribute("basket"));
        assertNull(node.session());
    }

    @Test
    @DisplayName("S55 Where signing out leaves the session to the application, so does the age of a login")
    void sessionStays() {
        TestNode staying = new TestNode(TestSettings.withMaxSessionAge(AGE, false));
        staying.signIn("/plan");
        staying.session().setAttribute("basket", "map");
        staying.clock.advance(AGE);
        assertFalse(staying.getOpen("/open").isSignedIn());
        staying.signIn("/plan");

        assertEquals("map", staying.session().getAttribute("basket"));
        assertTrue(staying.getProtected("/plan").isSignedIn());
        assertEquals(List.of("r0"), staying.revoked);
    }

    @Test
    @DisplayName("S55 A callback that meets a login beyond its age ends it before it opens the next")
    void callbackEndsIt() {
        signInAndWork();
        String callback = TestNode.callbackOf(node.visit(node.request("/plan"), TestMessageContext.ofNewLogin()));
        node.clock.advance(A_SECOND);
        String former = "r" + refreshes;
        node.getOpen(callback);

        assertTrue(node.getProtected("/plan").isSignedIn());
        assertEquals(List.of(former), node.revoked);
    }

    @Test
    @DisplayName("S55 A refresh that is on its way at that moment signs nobody in, and what it brought is revoked")
    void refreshUnderWay() {
        signInAndWork();
        node.clock.advance(Duration.ofMinutes(-2));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        CompletableFuture<TokenResponse> response = new CompletableFuture<>();
        node.tokenAnswer = token -> {
            sent.complete(null);
            return response;
        };
        // Its token is from a future, so it is due.
        CompletableFuture<TestNode.Visit> first = CompletableFuture.supplyAsync(() -> node.getProtected("/plan"));
        sent.orTimeout(10, TimeUnit.SECONDS).join();
        node.clock.advance(Duration.ofMinutes(2).plus(A_SECOND));
        response.complete(TestTokenEndpoint.issued("late", 3600, "late-refresh")
                .toCompletableFuture()
                .join());

        assertFalse(first.join().isSignedIn());
        assertFalse(node.getProtected("/plan").isSignedIn());
        assertEquals(List.of("late-refresh"), node.revoked);
    }

    @Test
    @DisplayName("S55 Another request may end the login while a refresh is on its way: it does not come back")
    void refreshUnderWayOfAnEndedLogin() {
        signInAndWork();
        node.clock.advance(Duration.ofMinutes(-2));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        CompletableFuture<TokenResponse> response = new CompletableFuture<>();
        node.tokenAnswer = token -> {
            sent.complete(null);
            return response;
        };
        HttpSession session = node.session();
        CompletableFuture<TestNode.Visit> first = CompletableFuture.supplyAsync(() -> node.getProtected("/plan"));
        sent.orTimeout(10, TimeUnit.SECONDS).join();
        node.clock.advance(Duration.ofMinutes(2).plus(A_SECOND));
        assertFalse(node.getProtected("/plan").isSignedIn());
        response.complete(TestTokenEndpoint.issued("late", 3600, "late-refresh")
                .toCompletableFuture()
                .join());

        assertFalse(first.join().isSignedIn());
        assertTrue(node.sessions.logins.findStored(session).isEmpty());
        assertEquals(List.of("r" + refreshes), node.revoked);
    }

    @Test
    @DisplayName("S55 Sixty-four requests at that moment end one login: one event, one revocation")
    void manyRequestsEndItOnce() throws Exception {
        signInAndWork();
        node.clock.advance(A_SECOND);
        ExecutorService threads = Executors.newFixedThreadPool(64);
        try {
            List<Future<TestNode.Visit>> visits = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                visits.add(threads.submit(() -> node.getProtected("/plan")));
            }
            for (Future<TestNode.Visit> visit : visits) {
                assertFalse(visit.get().isSignedIn());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, events().size());
        assertEquals(1, node.revoked.size());
    }

    @Test
    @DisplayName(
            "S55 A request that sees the session as it was before is one of nobody, and ends the login no second time")
    void earlierViewOfTheSession() {
        signInAndWork();
        MockHttpSession view = new MockHttpSession(null, node.session().getId());
        for (String name : Collections.list(node.session().getAttributeNames())) {
            view.setAttribute(name, node.session().getAttribute(name));
        }
        node.clock.advance(A_SECOND);
        node.getProtected("/plan");
        MockHttpServletRequest late = node.request("/plan");
        late.setSession(view);

        assertFalse(node.visit(late, TestMessageContext.ofProtectedPage()).isSignedIn());
        assertEquals(1, events().size());
        assertEquals(1, node.revoked.size());
    }

    @ParameterizedTest
    @DisplayName("S55 A clock that is put back makes no login live for longer than from a new sign-in")
    @ValueSource(longs = {-9, -24, -10_000})
    void clockIsPutBack(long hours) {
        signInAndWork();
        node.clock.advance(Duration.ofHours(hours));

        assertFalse(node.getProtected("/plan").isSignedIn());
    }

    @Test
    @DisplayName("S55 A node whose clock is some seconds late takes a new login for what it is")
    void otherClock() {
        node.signIn("/plan");
        node.clock.advance(Duration.ofSeconds(-59));

        assertTrue(node.getProtected("/plan").isSignedIn());
    }

    @Test
    @DisplayName("S55 Without the key a login has no age")
    void withoutTheKey() {
        TestNode ageless = new TestNode(TestSettings.settings());
        ageless.signIn("/plan");
        for (int hour = 0; hour < 24 * 40; hour++) {
            ageless.clock.advance(Duration.ofHours(1));
            assertTrue(ageless.getProtected("/plan").isSignedIn());
        }
    }

    /** Until a second before the end. */
    private void signInAndWork() {
        node.tokenAnswer = token -> TestTokenEndpoint.issued("a" + ++refreshes, 3600, "r" + refreshes);
        node.signIn("/plan");
        for (int hour = 1; hour < AGE.toHours(); hour++) {
            node.clock.advance(Duration.ofHours(1));
            assertTrue(node.getProtected("/plan").isSignedIn());
        }
        node.clock.advance(Duration.ofHours(1).minus(A_SECOND));
        assertTrue(node.getProtected("/plan").isSignedIn());
        assertEquals(AGE.toHours() + 1, refreshes);
    }

    /** Of whose logins the application heard. */
    private List<String> events() {
        return node.events.stream()
                .filter(IsogeoEvent.MaxAgeReached.class::isInstance)
                .map(event -> ((IsogeoEvent.MaxAgeReached) event).caller().getName())
                .toList();
    }
}
