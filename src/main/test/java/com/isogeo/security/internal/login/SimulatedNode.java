package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.account.IsogeoIdentityStore;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.AbsoluteTimeout;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.SessionToken;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The mechanism with all its parts, wired as on a server, around a simulated provider and clock. */
public final class SimulatedNode {

    private final IsogeoSettings settings;
    private final TestSessions sessions;
    private final TokenRefresh refresh;
    private final IsogeoAuthenticationMechanism mechanism;

    /** What a node has from outside. */
    public record Surroundings(
            IsogeoSettings settings,
            Clock clock,
            SecureRandom random,
            Consumer<Duration> sleep,
            Consumer<IsogeoEvent> events,
            RequestSender<TokenEndpoint> tokenEndpoint,
            RequestSender<AccountApi> accountApi,
            RequestSender<RevocationEndpoint> revocationEndpoint) {}

    public SimulatedNode(Surroundings around) {
        this.settings = around.settings();
        Clock clock = around.clock();
        SecureRandom random = around.random();
        OperatorLog log = new OperatorLog(clock);
        LoginEvents events = new LoginEvents(around.events(), log);
        TokenClient tokens = new TokenClient(around.tokenEndpoint(), settings, clock);
        PublicUrls urls = new PublicUrls(settings);
        BrowserCookies cookies = new BrowserCookies(urls);
        SealedCookies sealed = new SealedCookies(cookies, new CookieSeal(settings, urls, random));
        PendingLoginCookies pendingLogins = new PendingLoginCookies(urls, cookies, sealed, clock, log);
        LoginLoopGuard loopGuard = new LoginLoopGuard(sealed, clock);
        AccountClient accounts = new AccountClient(around.accountApi(), settings, clock, log);
        IdentityStores stores = stores(new IsogeoIdentityStore(accounts, log, random));
        sessions = new TestSessions(settings, random, clock);
        refresh = new TokenRefresh(sessions.logins, sessions.policy, tokens, log, events, clock);
        LoginStart start = new LoginStart(
                new AuthorizationRequests(settings, urls, random, clock),
                urls,
                new SignInUrl(urls),
                pendingLogins,
                sessions.logins,
                loopGuard);
        LoginCallback callback = new LoginCallback(
                settings,
                urls,
                pendingLogins,
                new UsedStates(clock),
                new LoginCompletion(urls, tokens, stores, sessions.session, loopGuard, events),
                sessions.logins);
        RevocationClient revocation = new RevocationClient(around.revocationEndpoint(), settings, log);
        mechanism = new IsogeoAuthenticationMechanism(
                new ModuleMechanism(),
                new AuthenticationFlow(
                        start,
                        callback,
                        sessions.logins,
                        new LoginRenewal(sessions.logins, sessions.policy, refresh, accounts, stores, log),
                        new RefreshHandoff(sessions.policy, sealed, around.sleep()::accept, clock),
                        loopGuard,
                        new AbsoluteTimeout(
                                sessions.logins, sessions.session, sessions.policy, refresh, revocation, log, events)),
                new Logout(sessions.logins, sessions.session, refresh, revocation, cookies, events),
                new Responder(
                        cookies,
                        new FailureResponses(
                                urls,
                                new LoginErrorPages(
                                        settings, new DeclaredErrorPages(), new LoginErrorPage(urls, settings)),
                                log,
                                events),
                        new LibertySubjectCache(random)));
    }

    public IsogeoAuthenticationMechanism mechanism() {
        return mechanism;
    }

    /** The access token as an application gets it by injection. */
    public SessionToken token(HttpServletRequest request) {
        return new SessionToken(
                new CurrentLogin(request, sessions.logins), sessions.logins, sessions.policy, refresh, settings);
    }

    private static IdentityStores stores(IsogeoIdentityStore store) {
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
