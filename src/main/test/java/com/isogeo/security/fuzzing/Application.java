package com.isogeo.security.fuzzing;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountResponse;
import com.isogeo.security.internal.account.ContactResponse;
import com.isogeo.security.internal.account.MembershipResponse;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.login.SimulatedNode;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestRequests;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * An application with the whole mechanism, and one browser. It is made anew for each input, and random values are the
 * same each time, so that an input that is saved repeats.
 */
final class Application {

    private static final CompletionStage<TokenResponse> ISSUED =
            TestTokenEndpoint.issued(Secrets.ACCESS_TOKEN, 3600, Secrets.REFRESH_TOKEN);

    final TestClock clock = new TestClock();

    private final Deployment deployment;
    private final SimulatedNode node;
    private final List<IsogeoEvent> events = new ArrayList<>();
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private HttpSession session;

    /** With a provider that issues tokens, and knows who has them. */
    Application(Deployment deployment) {
        this(deployment, issuingTokens());
    }

    /** With this token endpoint, and a provider that knows who has the tokens. */
    Application(Deployment deployment, RequestSender<TokenEndpoint> tokenEndpoint) {
        this(deployment, tokenEndpoint, new TestRequests<>(alice()));
    }

    Application(Deployment deployment, RequestSender<TokenEndpoint> tokenEndpoint, RequestSender<AccountApi> account) {
        this.deployment = deployment;
        node = new SimulatedNode(new SimulatedNode.Surroundings(
                deployment.settings(),
                clock,
                new SameRandom(),
                duration -> {},
                events::add,
                tokenEndpoint,
                account,
                new TestRequests<RevocationEndpoint>(null)));
    }

    /** A token endpoint that takes every code. */
    static TestTokenEndpoint issuingTokens() {
        return new TestTokenEndpoint(code -> ISSUED);
    }

    /** The same bytes in each application. */
    private static final class SameRandom extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final transient SplittableRandom source = new SplittableRandom(7);

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }

    private static AccountApi alice() {
        return new AccountApi() {
            @Override
            public AccountResponse account(String authorization) {
                return new AccountResponse("alice", new ContactResponse("Alice Exemple", null));
            }

            @Override
            public List<MembershipResponse> memberships(String authorization) {
                return List.of(new MembershipResponse("admin", new MembershipResponse.Group("group", null)));
            }
        };
    }

    Deployment deployment() {
        return deployment;
    }

    /** A request of the browser, with the cookies and the session that it has. */
    MockHttpServletRequest request(String method, String pathAndQuery) {
        MockHttpServletRequest request = new ContainerRequest(deployment, method, pathAndQuery);
        request.setCookies(cookies.values().toArray(Cookie[]::new));
        if (session != null) {
            request.setSession(session);
        }
        return request;
    }

    MockHttpServletRequest navigation(String pathAndQuery) {
        MockHttpServletRequest request = request("GET", pathAndQuery);
        request.addHeader("Accept", "text/html");
        return request;
    }

    /** Lets the mechanism answer, and checks what it answers. */
    Answer visit(MockHttpServletRequest request, TestMessageContext context) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        try (TestLog log = new TestLog("com.isogeo.security")) {
            context.validateBy(node.mechanism(), request, response);
            Answer answer = new Answer(deployment, request, response, context, log.all() + events);
            answer.check();
            keep(request, response);
            return answer;
        }
    }

    private void keep(HttpServletRequest request, MockHttpServletResponse response) {
        session = request.getSession(false);
        for (Cookie cookie : response.getCookies()) {
            if (cookie.getMaxAge() > 0) {
                cookies.put(cookie.getName(), cookie);
            } else {
                cookies.remove(cookie.getName());
            }
        }
    }

    /** Requests a protected page as an anonymous caller. Returns the state of the login that begins. */
    String begin(String page) {
        Answer answer = visit(navigation(page), TestMessageContext.ofProtectedPage());
        return answer.state();
    }

    /** Signs in, and returns to this page. */
    void signIn(String page) {
        String query = "?code=" + Secrets.CODE + "&state=" + begin(page);
        String issuer = deployment.settings().provider().issuer().isPresent() ? "&iss=" + Deployment.ISSUER : "";
        visit(navigation("/login/callback" + query + issuer), TestMessageContext.ofOpenPage());
    }

    List<Cookie> cookies() {
        return List.copyOf(cookies.values());
    }
}
