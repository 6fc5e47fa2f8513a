package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.client.RestClients;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.login.AuthenticationFlow;
import com.isogeo.security.internal.login.AuthorizationRequests;
import com.isogeo.security.internal.login.BrowserCookies;
import com.isogeo.security.internal.login.CookieSeal;
import com.isogeo.security.internal.login.DeclaredErrorPages;
import com.isogeo.security.internal.login.LibertySubjectCache;
import com.isogeo.security.internal.login.LoginCallback;
import com.isogeo.security.internal.login.LoginCompletion;
import com.isogeo.security.internal.login.LoginErrorPage;
import com.isogeo.security.internal.login.LoginErrorPages;
import com.isogeo.security.internal.login.LoginLoopGuard;
import com.isogeo.security.internal.login.LoginRenewal;
import com.isogeo.security.internal.login.LoginStart;
import com.isogeo.security.internal.login.Logout;
import com.isogeo.security.internal.login.PendingLoginCookies;
import com.isogeo.security.internal.login.PublicUrls;
import com.isogeo.security.internal.login.RefreshHandoff;
import com.isogeo.security.internal.login.Responder;
import com.isogeo.security.internal.login.SealedCookies;
import com.isogeo.security.internal.login.SignInUrl;
import com.isogeo.security.internal.login.UsedStates;
import com.isogeo.security.internal.oauth2.RandomSource;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.NodeId;
import com.isogeo.security.internal.session.RefreshPolicy;
import com.isogeo.security.internal.session.SessionToken;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * How the parts fit together. Each is made when the first request needs it, so that no secret and no random number is drawn
 * while a server is being prepared (a checkpoint, an image). The settings are those that were checked at deployment.
 */
@Dependent
public class IsogeoSecurityBeans {

    @Produces
    @Singleton
    IsogeoSettings settings(IsogeoSecurityExtension extension) {
        return extension.deployed().settings();
    }

    @Produces
    @Singleton
    RestClients restClients() {
        return new RestClients();
    }

    /** Nothing of the application waits for an answer when it has ended. */
    void close(@Disposes RestClients clients) {
        clients.close();
    }

    @Produces
    @Singleton
    PublicUrls publicUrls(IsogeoSettings settings) {
        return new PublicUrls(settings);
    }

    @Produces
    @Singleton
    BrowserCookies browserCookies(PublicUrls urls) {
        return new BrowserCookies(urls);
    }

    @Produces
    @Singleton
    SealedCookies sealedCookies(IsogeoSettings settings, PublicUrls urls, BrowserCookies cookies, RandomSource random) {
        return new SealedCookies(cookies, new CookieSeal(settings, urls, random.random()));
    }

    @Produces
    @Singleton
    RandomSource random() {
        return new RandomSource(new SecureRandom());
    }

    @Produces
    @Singleton
    OperatorLog operatorLog() {
        return new OperatorLog(Clock.systemUTC());
    }

    @Produces
    @Singleton
    NodeId nodeId(RandomSource random) {
        return NodeId.random(random.random());
    }

    @Produces
    @Singleton
    RefreshPolicy refreshPolicy(IsogeoSettings settings, NodeId node) {
        return new RefreshPolicy(settings, node, Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginStore loginStore(IsogeoSettings settings, NodeId node, RefreshPolicy policy, RandomSource random) {
        return new LoginStore(settings, node, policy, random.random(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginSession loginSession(LoginStore logins, IsogeoSettings settings) {
        return new LoginSession(logins, settings);
    }

    @Produces
    @Singleton
    Responder responder(
            IsogeoSettings settings,
            PublicUrls urls,
            BrowserCookies cookies,
            RandomSource random,
            OperatorLog log,
            LoginEvents events) {
        return new Responder(
                urls,
                cookies,
                new LoginErrorPages(settings, new DeclaredErrorPages(), new LoginErrorPage()),
                new LibertySubjectCache(random.random()),
                log,
                events);
    }

    @Produces
    @Singleton
    PendingLoginCookies pendingLogins(PublicUrls urls, BrowserCookies cookies, SealedCookies sealed, OperatorLog log) {
        return new PendingLoginCookies(urls, cookies, sealed, Clock.systemUTC(), log);
    }

    @Produces
    @Singleton
    LoginLoopGuard loopGuard(SealedCookies cookies) {
        return new LoginLoopGuard(cookies, Clock.systemUTC());
    }

    @Produces
    @Singleton
    AuthorizationRequests authorizationRequests(IsogeoSettings settings, PublicUrls urls, RandomSource random) {
        return new AuthorizationRequests(settings, urls, random.random(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginStart loginStart(
            AuthorizationRequests authorizationRequests,
            PublicUrls urls,
            PendingLoginCookies pendingLogins,
            LoginStore logins,
            LoginLoopGuard loopGuard) {
        return new LoginStart(authorizationRequests, urls, new SignInUrl(urls), pendingLogins, logins, loopGuard);
    }

    @Produces
    @Singleton
    LoginCompletion loginCompletion(
            PublicUrls urls,
            TokenClient tokenEndpoint,
            ModuleIdentityStores identityStores,
            LoginSession sessions,
            LoginLoopGuard loopGuard,
            LoginEvents events) {
        return new LoginCompletion(urls, tokenEndpoint, identityStores, sessions, loopGuard, events);
    }

    @Produces
    @Singleton
    LoginCallback loginCallback(
            IsogeoSettings settings,
            PublicUrls urls,
            PendingLoginCookies pendingLogins,
            LoginCompletion completion,
            LoginStore logins) {
        return new LoginCallback(settings, urls, pendingLogins, new UsedStates(Clock.systemUTC()), completion, logins);
    }

    @Produces
    @Singleton
    AuthenticationFlow authenticationFlow(
            LoginStart start,
            LoginCallback callback,
            LoginStore logins,
            LoginRenewal renewal,
            RefreshHandoff refreshHandoff,
            LoginLoopGuard loopGuard) {
        return new AuthenticationFlow(start, callback, logins, renewal, refreshHandoff, loopGuard);
    }

    /** Not by the type of the container's handler, which an application may inject. */
    @Produces
    @Singleton
    @Typed(ModuleIdentityStores.class)
    ModuleIdentityStores identityStores(
            IdentityStoreHandler handler,
            BeanManager beans,
            IsogeoSecurityExtension extension,
            @Any Instance<IdentityStore> stores) {
        Bean<?> bean = beans.resolve(beans.getBeans(IdentityStoreHandler.class));
        boolean isContainers = bean != null
                && !IdentityStoreHandler.class.isAssignableFrom(bean.getBeanClass())
                && bean.getBeanClass().getClassLoader() != extension.deployed().module();
        return new ModuleIdentityStores(
                handler, isContainers, () -> stores.stream().toList());
    }

    @Produces
    @Singleton
    TokenClient tokenClient(RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings) {
        TokenEndpoint endpoint = clients.client(
                TokenEndpoint.class,
                settings.provider().tokenEndpoint(),
                extension.deployed().token(),
                settings.behaviour().readTimeout());
        return new TokenClient(endpoint, settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    TokenRefresh tokenRefresh(
            LoginStore logins, RefreshPolicy policy, TokenClient tokenEndpoint, OperatorLog log, LoginEvents events) {
        return new TokenRefresh(logins, policy, tokenEndpoint, log, events, Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginEvents loginEvents(BeanManager beans, OperatorLog log) {
        return new LoginEvents(
                event -> beans.getEvent().select(IsogeoEvent.class).fire(event), log);
    }

    @Produces
    @Singleton
    RevocationClient revocationClient(RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings) {
        // Without a revocation endpoint its client has an address all the same, and is not used.
        RevocationEndpoint endpoint = clients.client(
                RevocationEndpoint.class,
                settings.provider()
                        .revocationEndpoint()
                        .orElse(settings.provider().tokenEndpoint()),
                extension.deployed().revocation(),
                settings.behaviour().readTimeout());
        return new RevocationClient(endpoint, settings);
    }

    @Produces
    @Singleton
    Logout logout(
            LoginStore logins,
            LoginSession sessions,
            TokenRefresh refresh,
            RevocationClient revocation,
            BrowserCookies cookies,
            OperatorLog log,
            LoginEvents events) {
        return new Logout(logins, sessions, refresh, revocation, cookies, log, events);
    }

    @Produces
    @Singleton
    LoginRenewal loginRenewal(
            LoginStore logins,
            RefreshPolicy policy,
            TokenRefresh refresh,
            AccountClient accounts,
            ModuleIdentityStores identityStores,
            OperatorLog log) {
        return new LoginRenewal(logins, policy, refresh, accounts, identityStores, log);
    }

    @Produces
    @Singleton
    RefreshHandoff refreshHandoff(RefreshPolicy policy, SealedCookies cookies) {
        return new RefreshHandoff(policy, cookies, pause -> Thread.sleep(pause.toMillis()), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AccountClient accounts(
            RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings, OperatorLog log) {
        AccountApi api = clients.client(
                AccountApi.class,
                settings.provider().apiEndpoint(),
                extension.deployed().account(),
                settings.behaviour().readTimeout());
        return new AccountClient(api, settings, Clock.systemUTC(), log);
    }

    @Produces
    @Singleton
    CurrentLogin currentLogin(HttpServletRequest request, LoginStore logins) {
        return new CurrentLogin(request, logins);
    }

    /** One for all: it finds out for itself whose request, or whose task, is about. */
    @Produces
    @ApplicationScoped
    IsogeoToken token(
            CurrentLogin current,
            LoginStore logins,
            RefreshPolicy policy,
            TokenRefresh refresh,
            IsogeoSettings settings) {
        return new SessionToken(current, logins, policy, refresh, settings);
    }
}
