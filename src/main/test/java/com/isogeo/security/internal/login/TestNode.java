package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.AccountResponse;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.account.IsogeoIdentityStore;
import com.isogeo.security.internal.account.MembershipResponse;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.AbsoluteTimeout;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestRequests;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * The mechanism with all its parts in a plain JVM, a provider that a test scripts, and one browser that keeps
 * cookies.
 */
final class TestNode {

    final TestClock clock;
    final List<IsogeoEvent> events = new CopyOnWriteArrayList<>();
    final SecureRandom random = new SecureRandom();
    final List<String> revoked = new CopyOnWriteArrayList<>();
    final IsogeoSettings settings;
    final TestTokenEndpoint tokenEndpoint;
    final TestSessions sessions;
    final PublicUrls urls;
    final BrowserCookies cookies;
    final PendingLoginCookies pendingLogins;
    final LoginLoopGuard loopGuard;
    final LoginStart start;
    final LoginCallback callback;
    final AuthenticationFlow flow;
    final Logout logout;
    final IsogeoAuthenticationMechanism mechanism;

    private final LoginCompletion completion;

    Function<String, CompletionStage<TokenResponse>> tokenAnswer = code -> TestTokenEndpoint.issued("a0", 3600, "r0");
    CompletionStage<AccountResponse> accountAnswer =
            CompletableFuture.completedFuture(new AccountResponse("alice", null));
    CompletionStage<List<MembershipResponse>> membershipsAnswer = CompletableFuture.completedFuture(
            List.of(new MembershipResponse("admin", new MembershipResponse.Group("group", null))));
    Optional<CredentialValidationResult> storeAnswer = Optional.empty();

    private final List<String> apiRequests = new CopyOnWriteArrayList<>();
    private final List<Cookie> browser = new CopyOnWriteArrayList<>();
    private HttpSession session;

    TestNode(IsogeoSettings settings) {
        this(settings, new TestClock());
    }

    TestNode(IsogeoSettings settings, TestClock clock) {
        this(settings, clock, new ModuleMechanism());
    }

    TestNode(IsogeoSettings settings, TestClock clock, ModuleMechanism modules) {
        this.settings = settings;
        this.clock = clock;
        OperatorLog log = new OperatorLog(clock);
        LoginEvents published = new LoginEvents(events::add, log);
        tokenEndpoint = new TestTokenEndpoint(code -> tokenAnswer.apply(code));
        TokenClient tokens = new TokenClient(tokenEndpoint, settings, clock);
        sessions = new TestSessions(settings, random, clock);
        urls = new PublicUrls(settings);
        cookies = new BrowserCookies(urls);
        SealedCookies sealed = new SealedCookies(cookies, new CookieSeal(settings, urls, random));
        pendingLogins = new PendingLoginCookies(urls, cookies, sealed, clock, log);
        loopGuard = new LoginLoopGuard(sealed, clock);
        TokenRefresh refresh = new TokenRefresh(sessions.logins, sessions.policy, tokens, log, published, clock);
        RevocationClient revocation = new RevocationClient(revocationEndpoint(), settings, log);
        AccountClient accounts = new AccountClient(new TestRequests<>(api()), settings, clock, log);
        IdentityStores stores = stores(new IsogeoIdentityStore(accounts, log, random));
        start = new LoginStart(
                new AuthorizationRequests(settings, urls, random, clock),
                urls,
                new SignInUrl(urls),
                pendingLogins,
                sessions.logins,
                loopGuard);
        completion = new LoginCompletion(urls, tokens, stores, sessions.session, loopGuard, published);
        callback = newCallback();
        flow = new AuthenticationFlow(
                start,
                callback,
                sessions.logins,
                new LoginRenewal(sessions.logins, sessions.policy, refresh, accounts, stores, log),
                new RefreshHandoff(sessions.policy, sealed, pause -> {}, clock),
                loopGuard,
                new AbsoluteTimeout(
                        sessions.logins, sessions.session, sessions.policy, refresh, revocation, log, published));
        logout = new Logout(sessions.logins, sessions.session, refresh, revocation, cookies, published);
        mechanism = new IsogeoAuthenticationMechanism(
                modules,
                flow,
                logout,
                new Responder(
                        cookies,
                        new FailureResponses(
                                urls,
                                new LoginErrorPages(
                                        settings, new DeclaredErrorPages(), new LoginErrorPage(urls, settings)),
                                log,
                                published),
                        new LibertySubjectCache(random)));
    }

    /** The part for callbacks, to which no state came back yet. */
    LoginCallback newCallback() {
        return new LoginCallback(settings, urls, pendingLogins, new UsedStates(clock), completion, sessions.logins);
    }

    /** Forgets what was sent and published, for those who repeat a thing a million times. */
    void clearRecords() {
        events.clear();
        apiRequests.clear();
        tokenEndpoint.clear();
    }

    /** What came of one request. */
    record Visit(
            AuthenticationStatus status,
            MockHttpServletRequest request,
            MockHttpServletResponse response,
            TestMessageContext context) {

        String location() {
            return context.location();
        }

        boolean isSignedIn() {
            return context.caller() != null;
        }
    }

    Visit getProtected(String pathAndQuery) {
        return visit(request(pathAndQuery), TestMessageContext.ofProtectedPage());
    }

    Visit getOpen(String pathAndQuery) {
        return visit(request(pathAndQuery), TestMessageContext.ofOpenPage());
    }

    /** A whole login that begins at a page, as far as the answer of the callback. */
    Visit signIn(String page) {
        return getOpen(callbackOf(getProtected(page)));
    }

    /** What the container says of a request of a protected page. */
    static IncomingRequest toProtectedPage(MockHttpServletRequest request) {
        return new IncomingRequest(request, true, false, false, false);
    }

    /** What the container says of a request of an open page. */
    static IncomingRequest toOpenPage(MockHttpServletRequest request) {
        return new IncomingRequest(request, false, false, false, false);
    }

    /** Where the provider sends the browser back to. */
    static String callbackOf(Visit begun) {
        String query = URI.create(begun.location()).getRawQuery();
        String state = query.replaceAll(".*[?&]state=([^&]*).*", "$1");
        return "/login/callback?code=code&state=" + state;
    }

    Visit visit(MockHttpServletRequest request, TestMessageContext context) {
        return visit(request, new MockHttpServletResponse(), context);
    }

    Visit visit(MockHttpServletRequest request, MockHttpServletResponse response, TestMessageContext context) {
        AuthenticationStatus status = context.validateBy(mechanism, request, response);
        session = request.getSession(false);
        for (Cookie cookie : response.getCookies()) {
            browser.removeIf(kept -> kept.getName().equals(cookie.getName()));
            if (cookie.getMaxAge() > 0) {
                browser.add(cookie);
            }
        }
        return new Visit(status, request, response, context);
    }

    MockHttpServletRequest request(String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", parts[0]);
        request.addHeader("Accept", "text/html");
        request.setCookies(browser.toArray(Cookie[]::new));
        if (session != null) {
            request.setSession(session);
        }
        if (parts.length == 2) {
            request.setQueryString(parts[1]);
            for (String parameter : parts[1].split("&")) {
                String[] pair = parameter.split("=", 2);
                request.addParameter(pair[0], pair.length == 2 ? pair[1] : "");
            }
        }
        return request;
    }

    void loseSession() {
        session = null;
    }

    HttpSession session() {
        return session;
    }

    List<String> codesSent() {
        List<String> codes = new ArrayList<>();
        for (String sent : tokenEndpoint.sent()) {
            if (sent.equals("code")) {
                codes.add(sent);
            }
        }
        return codes;
    }

    /** The paths of the requests to the API, in their order. */
    List<String> apiRequests() {
        return List.copyOf(apiRequests);
    }

    List<String> cookieNames() {
        return browser.stream().map(Cookie::getName).sorted().toList();
    }

    void keep(Cookie cookie) {
        browser.add(cookie);
    }

    private AccountApi api() {
        return new AccountApi() {
            @Override
            public AccountResponse account(String authorization) {
                apiRequests.add("/account");
                return TestRequests.answer(accountAnswer);
            }

            @Override
            public List<MembershipResponse> memberships(String authorization) {
                apiRequests.add("/account/memberships");
                return TestRequests.answer(membershipsAnswer);
            }
        };
    }

    private IdentityStores stores(IsogeoIdentityStore store) {
        return new IdentityStores(
                new IdentityStoreHandler() {
                    @Override
                    public CredentialValidationResult validate(Credential credential) {
                        return storeAnswer.orElseGet(() -> store.validate(credential));
                    }
                },
                false,
                List::of);
    }

    private RequestSender<RevocationEndpoint> revocationEndpoint() {
        return new TestRequests<>(new RevocationEndpoint() {
            @Override
            public Response revokeByBasic(String authorization, String token, String hint) {
                revoked.add(token);
                return Response.ok().build();
            }

            @Override
            public Response revokeByPost(String clientId, String clientSecret, String token, String hint) {
                throw new AssertionError("the client authenticates by the header");
            }
        });
    }

    static RequestSender<RevocationEndpoint> noRevocationEndpoint() {
        return new TestRequests<>(new RevocationEndpoint() {
            @Override
            public Response revokeByBasic(String authorization, String token, String hint) {
                throw new AssertionError("nobody is to be revoked");
            }

            @Override
            public Response revokeByPost(String clientId, String clientSecret, String token, String hint) {
                throw new AssertionError("nobody is to be revoked");
            }
        });
    }
}
