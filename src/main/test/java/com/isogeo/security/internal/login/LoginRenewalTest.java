package com.isogeo.security.internal.login;

import static com.isogeo.security.internal.client.TestTokenEndpoint.issued;
import static com.isogeo.security.internal.client.TestTokenEndpoint.refused;
import static com.isogeo.security.internal.client.TestTokenEndpoint.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoPrincipal;
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
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestRequests;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LoginRenewalTest {

    private static final Duration LIFE = Duration.ofSeconds(100);
    private static final Duration NEARLY_OVER = Duration.ofSeconds(95);

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final IsogeoSettings settings = TestSettings.settings();
    private final TestSessions sessions = new TestSessions(settings, random, clock);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
    private final OperatorLog log = new OperatorLog(clock);
    private CompletionStage<TokenResponse> tokenAnswer = issued("a1", 100, "r1");
    private final TestTokenEndpoint tokenEndpoint = new TestTokenEndpoint(token -> tokenAnswer);
    private CompletableFuture<AccountResponse> accountAnswer =
            CompletableFuture.completedFuture(new AccountResponse("alice", null));
    private CompletionStage<List<MembershipResponse>> membershipsAnswer = memberOf("admin");
    private int accountQuestions;
    private final AccountClient accounts = new AccountClient(
            new TestRequests<AccountApi>(new AccountApi() {
                @Override
                public AccountResponse account(String authorization) {
                    accountQuestions++;
                    return TestRequests.answer(accountAnswer);
                }

                @Override
                public List<MembershipResponse> memberships(String authorization) {
                    return TestRequests.answer(membershipsAnswer);
                }
            }),
            settings,
            clock,
            log);
    private final LoginRenewal renewal = new LoginRenewal(
            sessions.logins,
            sessions.policy,
            new TokenRefresh(
                    sessions.logins,
                    sessions.policy,
                    new TokenClient(tokenEndpoint, settings, clock),
                    log,
                    new LoginEvents(event -> {}, log),
                    clock),
            accounts,
            handler(),
            log);

    @Test
    void youngTokenIsLeftAlone() {
        assertFalse(renewal.isDue(signedIn()));
    }

    @Test
    @DisplayName("S30 A protected page refreshes a token that is due, an open one does not while it lives")
    void openPageDoesNotRefresh() {
        Login login = signedIn();
        clock.advance(NEARLY_OVER);

        assertTrue(renewal.isDue(login));
        assertEquals("a0", renewed(renewal.renew(request.getSession(), login, false)));
        assertEquals(List.of(), tokenEndpoint.sent());
        assertEquals("a1", renewed(renewal.renew(request.getSession(), login, true)));
    }

    @Test
    @DisplayName("S36 An open page refreshes a token that has expired, since the roles are as old")
    void openPageRefreshesWhatHasExpired() {
        membershipsAnswer = memberOf("reader");
        Login login = signedIn();
        clock.advance(LIFE);

        renewal.renew(request.getSession(), login, false);

        assertEquals(Set.of("reader"), held().groups());
    }

    @Test
    @DisplayName("S36 S54 A user who works gets his new roles at the next request, under a new key, and waits for none")
    void rolesComeWithoutAWait() {
        membershipsAnswer = memberOf("reader");
        CompletableFuture<AccountResponse> slow = new CompletableFuture<>();
        accountAnswer = slow;
        Login login = signedIn();
        clock.advance(NEARLY_OVER);

        renewal.renew(request.getSession(), login, true);
        renewal.renew(request.getSession(), held(), true);
        assertEquals(Set.of("admin"), held().groups());
        slow.complete(new AccountResponse("alice", null));
        renewal.renew(request.getSession(), held(), true);

        assertEquals(Set.of("reader"), held().groups());
        assertNotEquals(login.subjectKey(), held().subjectKey());
        assertFalse(renewal.isDue(held()));
        assertEquals(1, accountQuestions);
    }

    @Test
    @DisplayName("S36 Roles that cannot be read stay, and are asked for again a while later")
    void rolesStayWhileTheApiIsDown() {
        accountAnswer = CompletableFuture.failedFuture(new java.net.ConnectException());
        Login login = signedIn();
        clock.advance(LIFE);

        renewal.renew(request.getSession(), login, true);
        for (int i = 0; i < 10; i++) {
            renewal.renew(request.getSession(), held(), true);
        }
        assertEquals(Set.of("admin"), held().groups());
        assertEquals(1, accountQuestions);

        accountAnswer = CompletableFuture.completedFuture(new AccountResponse("alice", null));
        membershipsAnswer = memberOf("reader");
        clock.advance(Duration.ofSeconds(6));
        renewal.renew(request.getSession(), held(), true);
        renewal.renew(request.getSession(), held(), true);
        assertEquals(Set.of("reader"), held().groups());
    }

    @Test
    @DisplayName(
            "S36 While the API fails, roles stay for two hours and no longer, and it is asked once in five seconds")
    void rolesDoNotStayForEver() {
        accountAnswer = CompletableFuture.failedFuture(
                new WebApplicationException(Response.status(429).build()));
        sessions.open(
                request,
                new CallerPrincipal("alice"),
                Set.of("admin"),
                new Tokens("a0", null, null, clock.instant()),
                false);
        clock.advance(Duration.ofHours(2).minusSeconds(60));
        assertEquals("a0", renewed(renewal.renew(request.getSession(), held(), true)));
        assertEquals("a0", renewed(renewal.renew(request.getSession(), held(), false)));
        clock.advance(Duration.ofSeconds(60));
        accountQuestions = 0;

        for (int i = 0; i < 10; i++) {
            assertInstanceOf(Unavailable.class, renewal.renew(request.getSession(), held(), true));
            assertInstanceOf(Unavailable.class, renewal.renew(request.getSession(), held(), false));
        }
        assertEquals(1, accountQuestions);

        accountAnswer = CompletableFuture.completedFuture(new AccountResponse("alice", null));
        membershipsAnswer = memberOf("reader");
        clock.advance(Duration.ofSeconds(5));
        renewed(renewal.renew(request.getSession(), held(), true));
        assertEquals(Set.of("reader"), held().groups());
    }

    @Test
    @DisplayName("S36 Roles do not grow older than two hours while a token is due and cannot be refreshed either")
    void rolesDoNotGrowOldWhileTheTokenCannotBeRefreshed() {
        tokenAnswer = refused("temporarily_unavailable");
        accountAnswer = CompletableFuture.failedFuture(
                new WebApplicationException(Response.status(429).build()));
        Tokens tokens = new Tokens("a0", "r0", clock.instant().plus(Duration.ofHours(3)), clock.instant());
        sessions.open(request, new CallerPrincipal("alice"), Set.of("admin"), tokens, false);
        clock.advance(Duration.ofHours(3).minusSeconds(30));

        assertInstanceOf(Unavailable.class, renewal.renew(request.getSession(), held(), true));

        accountAnswer = CompletableFuture.completedFuture(new AccountResponse("alice", null));
        membershipsAnswer = memberOf("reader");
        clock.advance(Duration.ofSeconds(5));
        renewed(renewal.renew(request.getSession(), held(), true));
        assertEquals(Set.of("reader"), held().groups());
    }

    @Test
    @DisplayName("S36 Roles are asked anew after a refresh also where the provider repeats the access token")
    void repeatedAccessTokenIsAskedAbout() {
        tokenAnswer = issued("a0", 100, "r1");
        Login login = signedIn();
        for (String role : List.of("writer", "reader", "editor")) {
            membershipsAnswer = memberOf(role);
            clock.advance(NEARLY_OVER);
            renewal.renew(request.getSession(), held(), true);
            renewal.renew(request.getSession(), held(), true);
            assertEquals(Set.of(role), held().groups());
        }
        assertEquals("a0", login.tokens().accessToken());
    }

    @Test
    @DisplayName("S36 A token of unknown life has its roles asked anew once an hour")
    void tokenOfUnknownLifeIsAskedAbout() {
        membershipsAnswer = memberOf("reader");
        sessions.open(
                request,
                new CallerPrincipal("alice"),
                Set.of("admin"),
                new Tokens("a0", null, null, clock.instant()),
                false);
        assertFalse(renewal.isDue(held()));
        clock.advance(Duration.ofHours(1));
        assertTrue(renewal.isDue(held()));

        renewal.renew(request.getSession(), held(), false);
        renewal.renew(request.getSession(), held(), false);

        assertEquals(Set.of("reader"), held().groups());
    }

    @ParameterizedTest
    @DisplayName("S36 A refusal of the API that passes takes neither name nor roles")
    @ValueSource(ints = {400, 408, 429, 500, 503})
    void passingRefusalTakesNothing(int status) {
        for (boolean isOfTheAccount : new boolean[] {true, false}) {
            WebApplicationException refusal =
                    new WebApplicationException(Response.status(status).build());
            accountAnswer = isOfTheAccount
                    ? CompletableFuture.failedFuture(refusal)
                    : CompletableFuture.completedFuture(new AccountResponse("alice", null));
            membershipsAnswer = isOfTheAccount ? memberOf("admin") : CompletableFuture.failedFuture(refusal);
            Login login = signedInAs(new IsogeoPrincipal("alice", "Alice", null, List.of()));
            clock.advance(LIFE);

            renewed(renewal.renew(request.getSession(), login, true));

            assertEquals(Optional.of("Alice"), ((IsogeoPrincipal) held().caller()).displayName());
            assertEquals(Set.of("admin"), held().groups());
        }
    }

    @Test
    @DisplayName("S36 A token that turns out to be another account's ends the login")
    void anotherAccountEndsTheLogin() {
        accountAnswer = CompletableFuture.completedFuture(new AccountResponse("mallory", null));
        Login login = signedIn();
        clock.advance(LIFE);

        assertInstanceOf(LoginEnded.class, renewal.renew(request.getSession(), login, true));
        assertTrue(sessions.logins.find(request).isEmpty());
    }

    @Test
    @DisplayName("S36 A token that was revoked before anybody could ask whose it is ends the login")
    void revokedTokenEndsTheLogin() {
        accountAnswer = CompletableFuture.failedFuture(
                new WebApplicationException(Response.status(401).build()));
        Login login = signedInAs(new IsogeoPrincipal("alice", "Alice", null, List.of()));
        clock.advance(LIFE);

        assertInstanceOf(LoginEnded.class, renewal.renew(request.getSession(), login, true));
        assertTrue(sessions.logins.find(request).isEmpty());
    }

    @Test
    @DisplayName("S45 A caller whose account was never read stays signed in when it still cannot be")
    void unreadCallerStays() {
        for (int status : new int[] {401, 403}) {
            accountAnswer = CompletableFuture.failedFuture(
                    new WebApplicationException(Response.status(status).build()));
            Login login = signedInAs(new IsogeoPrincipal("unknown-1", null, null, List.of()));
            clock.advance(LIFE);

            renewed(renewal.renew(request.getSession(), login, true));
            assertEquals("unknown-1", held().caller().getName());
        }
    }

    @Test
    @DisplayName("S30 A refusal ends the login")
    void refusalEndsTheLogin() {
        tokenAnswer = refused("invalid_grant");
        Login login = signedIn();
        clock.advance(NEARLY_OVER);

        assertInstanceOf(LoginEnded.class, renewal.renew(request.getSession(), login, true));
        assertTrue(sessions.logins.find(request).isEmpty());
    }

    @Test
    @DisplayName(
            "S30 Without an answer the request goes on while the token lives, and waits for better times after that")
    void outageIsSeenAfterTheExpiryOnly() {
        tokenAnswer = silent();
        Login login = signedIn();
        clock.advance(NEARLY_OVER);
        assertEquals("a0", renewed(renewal.renew(request.getSession(), login, true)));

        clock.advance(Duration.ofSeconds(5));
        assertInstanceOf(Unavailable.class, renewal.renew(request.getSession(), login, true));

        clock.advance(Duration.ofHours(1));
        tokenAnswer = issued("a1", 100, null);
        assertEquals("a1", renewed(renewal.renew(request.getSession(), held(), true)));
    }

    private Login signedIn() {
        return signedInAs(new CallerPrincipal("alice"));
    }

    private Login signedInAs(CallerPrincipal caller) {
        sessions.open(
                request,
                caller,
                Set.of("admin"),
                new Tokens("a0", "r0", clock.instant().plus(LIFE), clock.instant()),
                false);
        return held();
    }

    private Login held() {
        return sessions.logins.find(request).orElseThrow();
    }

    private static String renewed(RefreshResult answer) {
        return assertInstanceOf(LoginContinues.class, answer).login().tokens().accessToken();
    }

    private static CompletionStage<List<MembershipResponse>> memberOf(String role) {
        return CompletableFuture.completedFuture(
                List.of(new MembershipResponse(role, new MembershipResponse.Group("group", null))));
    }

    private IdentityStores handler() {
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
