package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.servlet.http.Cookie;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoginCallbackTest {

    private static final String HOST = "https://maps.example.org";

    private final TestNode node = new TestNode(TestSettings.settings());

    @Test
    void userIsSignedInAndReturns() {
        assertEquals(HOST + "/plan?x=1", node.signIn("/plan?x=1").location());

        Visit page = node.getProtected("/plan?x=1");
        assertEquals("alice", page.context().caller());
    }

    @ParameterizedTest
    @DisplayName(
            "S08 A login that was begun too long ago is refused, whatever the browser keeps, and its code is not sent")
    @CsvSource({"1800, true", "1801, false", "-1801, false", "-1800, true"})
    void pendingLoginExpires(int seconds, boolean isGood) {
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        node.clock.advance(Duration.ofSeconds(seconds));

        Visit answer = node.getOpen(callback);

        assertEquals(isGood ? HOST + "/plan" : null, answer.location());
        assertEquals(isGood ? 1 : 0, node.codesSent().size());
        assertEquals(isGood ? 200 : 400, answer.response().getStatus());
    }

    @ParameterizedTest
    @DisplayName("S41 A user whom no identity store admits is not signed in")
    @ValueSource(strings = {"INVALID", "NOT_VALIDATED"})
    void userWhomNoStoreAdmitsIsNotSignedIn(String status) {
        node.storeAnswer = Optional.of(
                status.equals("INVALID")
                        ? CredentialValidationResult.INVALID_RESULT
                        : CredentialValidationResult.NOT_VALIDATED_RESULT);

        Visit answer = node.signIn("/plan");

        assertEquals(403, answer.response().getStatus());
        assertNull(answer.location());
        assertNull(node.session());
        assertEquals(List.of(new IsogeoEvent.LoginFailed("CALLER_NOT_ACCEPTED")), node.events);
    }

    @ParameterizedTest
    @DisplayName("S18 Where a login leads is judged at its end, whatever its cookie says")
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "/../x", "evil"})
    void returnUrlIsCheckedAtTheEnd(String returnUrl) {
        PendingLogin pending = new PendingLogin(
                State.random(node.random),
                CodeVerifier.random(node.random),
                node.clock.instant(),
                new ReturnUrl(returnUrl),
                false,
                PendingLogin.SessionAtStart.NO_SESSION);
        CookieChange sealed = node.pendingLogins
                .save(new MockHttpServletRequest("GET", "/"), pending)
                .get(0);
        node.keep(new Cookie("__Host-" + sealed.name(), sealed.value()));

        Visit answer = node.getOpen(
                "/login/callback?code=code&state=" + pending.state().value());

        assertEquals(HOST + "/", answer.location());
    }

    @Test
    @DisplayName(
            "S16 A callback that comes twice sends its code once, and leads where the user wanted to go both times")
    void repeatedCallbackLeadsToThePage() throws Exception {
        // However slow the machine is, the first callback waits for this response.
        TestNode patient = new TestNode(TestSettings.withReadTimeout(Duration.ofMinutes(1)));
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<TokenResponse> answer = new CompletableFuture<>();
        patient.tokenAnswer = code -> {
            asked.countDown();
            return answer;
        };
        String callback = TestNode.callbackOf(patient.getProtected("/plan?x=1"));
        MockHttpServletRequest first = patient.request(callback);
        MockHttpServletRequest second = patient.request(callback);
        CompletableFuture<Visit> firstVisit =
                CompletableFuture.supplyAsync(() -> patient.visit(first, TestMessageContext.ofOpenPage()));
        asked.await();
        CompletableFuture<Visit> secondVisit =
                CompletableFuture.supplyAsync(() -> patient.visit(second, TestMessageContext.ofOpenPage()));

        answer.complete(
                TestTokenEndpoint.issued("a0", 3600, "r0").toCompletableFuture().get());

        assertEquals(HOST + "/plan?x=1", firstVisit.get().location());
        assertEquals(HOST + "/plan?x=1", secondVisit.get().location());
        assertEquals(1, patient.codesSent().size());
        assertEquals(1, patient.events.size(), patient.events.toString());
    }

    @Test
    @DisplayName(
            "S24 A callback that is repeated while the first is caught holds no thread for long, and sends no code")
    void repetitionDoesNotWaitForACaughtCallback() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<TokenResponse> never = new CompletableFuture<>();
        TestNode slow = new TestNode(TestSettings.withReadTimeout(Duration.ofMinutes(1)));
        slow.tokenAnswer = code -> {
            asked.countDown();
            return never;
        };
        String callback = TestNode.callbackOf(slow.getProtected("/plan?x=1"));
        MockHttpServletRequest first = slow.request(callback);
        MockHttpServletRequest second = slow.request(callback);
        CompletableFuture<Visit> firstVisit =
                CompletableFuture.supplyAsync(() -> slow.visit(first, TestMessageContext.ofOpenPage()));
        asked.await();

        Visit repeated = CompletableFuture.supplyAsync(() -> slow.visit(second, TestMessageContext.ofOpenPage()))
                .get(20, TimeUnit.SECONDS);

        assertEquals(HOST + "/plan?x=1", repeated.location());
        assertFalse(firstVisit.isDone());
        assertEquals(1, slow.codesSent().size());
        never.completeExceptionally(new java.io.IOException("cut"));
        firstVisit.get();
    }

    @Test
    @DisplayName("S38 A callback that comes twice and is refused shows the same page twice, and is told once")
    void repeatedRefusalIsTheSame() {
        node.tokenAnswer = code -> TestTokenEndpoint.refused("invalid_client");
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        MockHttpServletRequest again = node.request(callback);

        Visit first = node.getOpen(callback);
        Visit second = node.visit(again, TestMessageContext.ofOpenPage());

        assertEquals(502, first.response().getStatus());
        assertEquals(502, second.response().getStatus());
        assertEquals(1, node.codesSent().size());
        assertEquals(List.of(new IsogeoEvent.LoginFailed("INVALID_CLIENT")), node.events);
    }

    @Test
    @DisplayName("S51 A callback that is repeated without end does not send its user on for ever")
    void endlessRepetitionIsRefused() {
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        MockHttpServletRequest again = node.request(callback);
        node.getOpen(callback);
        node.loseSession();

        for (int i = 0; i < 4; i++) {
            assertEquals(
                    HOST + "/plan",
                    node.visit(again, TestMessageContext.ofOpenPage()).location());
        }
        assertEquals(
                400,
                node.visit(again, TestMessageContext.ofOpenPage()).response().getStatus());
        assertEquals(1, node.codesSent().size());
    }

    @ParameterizedTest
    @DisplayName("S45 Only a 403 or 404 of the API means that it may not be read; all else signs nobody in")
    @CsvSource({
        "account, 403, true", "account, 404, true", "account, 400, false", "account, 401, false",
        "account, 408, false", "account, 410, false", "account, 429, false", "account, 500, false",
        "memberships, 403, true", "memberships, 404, true", "memberships, 400, false", "memberships, 401, false",
        "memberships, 429, false", "memberships, 503, false"
    })
    void troubleOfTheApiSignsNobodyIn(String resource, int status, boolean isSignedIn) {
        if (resource.equals("account")) {
            node.accountAnswer = CompletableFuture.failedFuture(
                    new WebApplicationException(Response.status(status).build()));
        } else {
            node.membershipsAnswer = CompletableFuture.failedFuture(
                    new WebApplicationException(Response.status(status).build()));
        }

        Visit answer = node.signIn("/plan");

        assertEquals(isSignedIn, node.getProtected("/plan").isSignedIn());
        assertEquals(isSignedIn ? 200 : 502, answer.response().getStatus());
    }

    @ParameterizedTest
    @DisplayName("S20 No line of the log has the client's secret or a token in it, whatever goes wrong")
    @ValueSource(
            strings = {
                "invalid_grant",
                "invalid_client",
                "unauthorized_client",
                "server_error",
                "silent",
                "unusable",
                "ok"
            })
    void noLineHasASecret(String failure) {
        TestNode secretive = new TestNode(TestSettings.with("id", "PLANTED-secret", HOST + "/login/callback"));
        secretive.tokenAnswer = code -> switch (failure) {
            case "silent" -> TestTokenEndpoint.silent();
            case "unusable" -> CompletableFuture.failedFuture(new IllegalStateException("PLANTED-token"));
            case "ok" -> TestTokenEndpoint.issued("PLANTED-token", 5, "PLANTED-refresh");
            default -> TestTokenEndpoint.refused(failure);
        };
        try (TestLog login = new TestLog("com.isogeo.security.login");
                TestLog session = new TestLog("com.isogeo.security.session")) {
            secretive.signIn("/plan");
            secretive.clock.advance(Duration.ofSeconds(6));
            secretive.tokenAnswer = code -> TestTokenEndpoint.refused("invalid_client");
            secretive.getProtected("/plan");

            String lines = login.all() + session.all();
            assertFalse(lines.isEmpty());
            assertFalse(lines.contains("PLANTED"), lines);
        }
    }

    @Test
    @DisplayName("S43 Who signs out by ending the session is none of a loop, however often")
    void signingOutByTheSessionIsNoLoop() {
        for (int i = 0; i < 5; i++) {
            assertEquals(HOST + "/plan", node.signIn("/plan").location());
            assertTrue(node.getProtected("/plan").isSignedIn());
            node.session().invalidate();
            node.loseSession();
        }
    }

    @Test
    @DisplayName("S43 A page that asks for a new login each time goes round, though its user is signed in meanwhile")
    void pageThatAlwaysAsksAnewIsALoop() {
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        for (int i = 0; i < 2; i++) {
            node.getOpen(callback);
            // The container asks about the page first, and then the page itself for a new login.
            MockHttpServletRequest request = node.request("/plan");
            MockHttpServletResponse response = new MockHttpServletResponse();
            node.visit(request, response, TestMessageContext.ofProtectedPage());
            Visit anew = node.visit(request, response, TestMessageContext.ofNewLogin());
            if (i == 1) {
                assertEquals(400, response.getStatus());
                return;
            }
            callback = TestNode.callbackOf(anew);
        }
    }

    @Test
    @DisplayName("S43 A browser that never brings its session is stopped at the third login within a minute")
    void browserWithoutASessionIsStopped() {
        for (int i = 0; i < 2; i++) {
            assertEquals(HOST + "/plan", node.signIn("/plan").location());
            node.loseSession();
        }
        assertEquals(400, node.getProtected("/plan").response().getStatus());
    }
}
