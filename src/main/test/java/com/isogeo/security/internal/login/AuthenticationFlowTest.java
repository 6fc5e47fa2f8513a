package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is decided, without a response. */
class AuthenticationFlowTest {

    private static final String HOST = "https://maps.example.org";

    private final TestNode node = new TestNode(TestSettings.settings());

    @Test
    void anonymousCallerOfAnOpenPageIsLeftAlone() {
        Decision decision = node.flow.decide(TestNode.toOpenPage(node.request("/open")));

        assertEquals(Decision.of(new Outcome.NotHandled()), decision);
    }

    @Test
    @DisplayName(
            "S06 An anonymous caller of a protected page goes to the provider, with one cookie and without a session")
    void anonymousCallerOfAProtectedPageGoesToTheProvider() {
        MockHttpServletRequest request = node.request("/plan?x=1");

        Decision decision = node.flow.decide(TestNode.toProtectedPage(request));

        Outcome.RedirectToProvider outcome = assertInstanceOf(Outcome.RedirectToProvider.class, decision.outcome());
        assertEquals("id.example.org", outcome.authorizationRequest().getHost());
        assertEquals(1, decision.cookies().size());
        assertTrue(decision.cookies().get(0).name().startsWith("isogeo-login-"));
        assertEquals(Duration.ofMinutes(30), decision.cookies().get(0).life());
        assertEquals(null, request.getSession(false));
    }

    @ParameterizedTest
    @CsvSource({"Faces-Request, partial/ajax, FACES", "HX-Request, true, HTMX", "Sec-Fetch-Mode, cors, SCRIPT"})
    void scriptIsUnauthorized(String header, String value, RequestKind kind) {
        MockHttpServletRequest request = node.request("/api");
        request.addHeader(header, value);
        request.addHeader("Referer", HOST + "/plan");

        Decision decision = node.flow.decide(TestNode.toProtectedPage(request));

        assertEquals(
                Decision.of(new Outcome.Unauthorized(kind, HOST + "/login/callback/start?page=%2Fplan")), decision);
    }

    @Test
    void committedResponseIsTooLate() {
        IncomingRequest request = new IncomingRequest(node.request("/plan"), false, true, false, true);

        assertEquals(Decision.of(new Outcome.ResponseAlreadyCommitted()), node.flow.decide(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login/callback", "/login/callback/start"})
    void moduleUrlsAreForGetOnly(String path) {
        MockHttpServletRequest request = node.request(path);
        request.setMethod("POST");

        Outcome.Failed failed = failure(node.flow.decide(TestNode.toOpenPage(request)));

        assertEquals(LoginError.METHOD_NOT_ALLOWED, failed.error());
        assertEquals("/", failed.retry().pathAndQuery());
    }

    @Test
    @DisplayName("S05 A path that two readers read in two ways is refused, whoever comes")
    void ambiguousPathFails() {
        node.signIn("/plan");
        MockHttpServletRequest request = node.request("/plan;x=/open");
        request.setServletPath("/open");

        assertEquals(
                LoginError.AMBIGUOUS_PATH,
                failure(node.flow.decide(TestNode.toOpenPage(request))).error());
    }

    @Test
    void callerIsAuthenticatedAndTheLoopCountIsRemoved() {
        node.signIn("/plan");

        Decision first = node.flow.decide(TestNode.toProtectedPage(node.request("/plan")));

        Outcome.Authenticated outcome = assertInstanceOf(Outcome.Authenticated.class, first.outcome());
        assertEquals("alice", outcome.login().caller().getName());
        assertTrue(outcome.mustNotBeCached());
        assertEquals(List.of(CookieChange.removalOf("isogeo-loop-guard")), first.cookies());
    }

    @Test
    void callerAtTheSignInUrlGoesToTheirPage() {
        node.signIn("/plan");

        Decision decision = node.flow.decide(TestNode.toOpenPage(node.request("/login/callback/start?page=/me")));

        assertEquals(Decision.of(new Outcome.RedirectTo(HOST + "/me")), decision);
    }

    @Test
    void anonymousCallerAtTheSignInUrlGoesToTheProvider() {
        Decision decision = node.flow.decide(TestNode.toOpenPage(node.request("/login/callback/start?page=/me")));

        assertInstanceOf(Outcome.RedirectToProvider.class, decision.outcome());
    }

    @Test
    void newLoginIsBegunForACallerWhoIsSignedIn() {
        node.signIn("/plan");
        IncomingRequest request = new IncomingRequest(node.request("/plan"), false, true, true, false);

        assertInstanceOf(
                Outcome.RedirectToProvider.class, node.flow.decide(request).outcome());
    }

    @Test
    @DisplayName("S36 In an outage a protected page waits, and an open one has the caller without groups")
    void outageOfTheTokenEndpoint() {
        node.signIn("/plan");
        node.tokenAnswer = token -> TestTokenEndpoint.silent();
        node.clock.advance(Duration.ofHours(1));

        Decision atProtected = node.flow.decide(TestNode.toProtectedPage(node.request("/plan?x=1")));
        Decision atOpen = node.flow.decide(TestNode.toOpenPage(node.request("/open")));

        assertEquals(
                Decision.of(new Outcome.RetryLater(RequestKind.NAVIGATION, true, new ReturnUrl("/plan?x=1"))),
                atProtected);
        Outcome.AuthenticatedWithoutGroups open =
                assertInstanceOf(Outcome.AuthenticatedWithoutGroups.class, atOpen.outcome());
        assertEquals("alice", open.login().caller().getName());
        assertTrue(open.mustNotBeCached());
    }

    @Test
    void formDoesNotReload() {
        node.signIn("/plan");
        node.tokenAnswer = token -> TestTokenEndpoint.silent();
        node.clock.advance(Duration.ofHours(1));
        MockHttpServletRequest form = node.request("/plan");
        form.setMethod("POST");

        Outcome.RetryLater outcome = assertInstanceOf(
                Outcome.RetryLater.class,
                node.flow.decide(TestNode.toProtectedPage(form)).outcome());

        assertEquals(false, outcome.reloads());
    }

    @Test
    @DisplayName("S30 A login whose refresh token is rejected ends, and a new one begins")
    void rejectedRefreshTokenBeginsANewLogin() {
        node.signIn("/plan");
        node.tokenAnswer = token -> TestTokenEndpoint.refused("invalid_grant");
        node.clock.advance(Duration.ofHours(1));

        assertEquals(
                Decision.of(new Outcome.NotHandled()), node.flow.decide(TestNode.toOpenPage(node.request("/open"))));
        assertInstanceOf(
                Outcome.RedirectToProvider.class,
                node.flow
                        .decide(TestNode.toProtectedPage(node.request("/plan")))
                        .outcome());
    }

    @Test
    void lostFormIsReportedToTheFirstPageOnly() {
        MockHttpServletRequest form = node.request("/plan");
        form.setMethod("POST");
        node.getOpen(TestNode.callbackOf(node.visit(form, TestMessageContext.ofProtectedPage())));
        MockHttpServletRequest first = node.request("/plan");
        MockHttpServletRequest second = node.request("/plan");

        node.flow.decide(TestNode.toProtectedPage(first));
        node.flow.decide(TestNode.toProtectedPage(second));

        assertEquals(true, first.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT));
        assertEquals(null, second.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT));
    }

    @Test
    void lostFormIsNotReportedToAScript() {
        MockHttpServletRequest form = node.request("/plan");
        form.setMethod("POST");
        node.getOpen(TestNode.callbackOf(node.visit(form, TestMessageContext.ofProtectedPage())));
        MockHttpServletRequest script = node.request("/plan");
        script.addHeader("Sec-Fetch-Mode", "cors");

        node.flow.decide(TestNode.toProtectedPage(script));

        assertEquals(null, script.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "error=access_denied, ACCESS_DENIED, /",
        "error=server_error, INVALID_PROVIDER_RESPONSE, /plan?x=1",
        "error=server_error&code=c, INVALID_AUTHORIZATION_RESPONSE, /plan?x=1",
        "nothing=1, INVALID_AUTHORIZATION_RESPONSE, /plan?x=1"
    })
    @DisplayName("S14 An error response signs nobody in, sends no code, and uses the pending login up")
    void errorResponseFails(String parameters, LoginError error, String retry) {
        String callback = TestNode.callbackOf(node.getProtected("/plan?x=1")).replace("code=code", parameters);

        Decision decision = node.callback.decide(TestNode.toOpenPage(node.request(callback)));

        Outcome.Failed failed = failure(decision);
        assertEquals(error, failed.error());
        assertEquals(retry, failed.retry().pathAndQuery());
        assertTrue(decision.cookies().get(0).isRemoval());
        assertEquals(List.of(), node.codesSent());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_grant, LOGIN_EXPIRED",
        "invalid_client, INVALID_CLIENT",
        "unauthorized_client, INVALID_CLIENT",
        "server_error, INVALID_PROVIDER_RESPONSE"
    })
    void errorOfTheTokenEndpointFails(String code, LoginError error) {
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        node.tokenAnswer = sent -> TestTokenEndpoint.refused(code);

        Outcome.Failed failed = failure(node.callback.decide(TestNode.toOpenPage(node.request(callback))));

        assertEquals(error, failed.error());
        assertTrue(failed.reason().startsWith("the token endpoint sent " + code), failed.reason());
        assertEquals("/plan", failed.retry().pathAndQuery());
    }

    @Test
    void silentTokenEndpointIsATimeout() {
        String callback = TestNode.callbackOf(node.getProtected("/plan"));
        node.tokenAnswer = sent -> TestTokenEndpoint.silent();

        assertEquals(
                LoginError.PROVIDER_TIMEOUT,
                failure(node.callback.decide(TestNode.toOpenPage(node.request(callback))))
                        .error());
    }

    @Test
    void callbackWithoutAPendingLoginSendsACallerOn() {
        assertEquals(
                LoginError.LOGIN_EXPIRED,
                failure(node.callback.decide(TestNode.toOpenPage(node.request("/login/callback?code=c&state=s"))))
                        .error());

        node.signIn("/plan");
        assertEquals(
                Decision.of(new Outcome.RedirectTo(HOST + "/")),
                node.callback.decide(TestNode.toOpenPage(node.request("/login/callback?code=c&state=s"))));
    }

    @Test
    void parametersThatCannotBeDecodedAreNoResponse() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login/callback") {
            @Override
            public Map<String, String[]> getParameterMap() {
                throw new IllegalArgumentException("%zz");
            }
        };

        assertEquals(
                LoginError.LOGIN_EXPIRED,
                failure(node.callback.decide(TestNode.toOpenPage(request))).error());
    }

    private static Outcome.Failed failure(Decision decision) {
        return assertInstanceOf(Outcome.Failed.class, decision.outcome());
    }
}
