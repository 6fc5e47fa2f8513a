package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.client.AccountApi;
import com.isogeo.security.internal.client.AccountClient;
import com.isogeo.security.internal.client.RestClients;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.login.BrowserCookies;
import com.isogeo.security.internal.login.CookieSeal;
import com.isogeo.security.internal.login.DeclaredErrorPages;
import com.isogeo.security.internal.login.LibertySubjectCache;
import com.isogeo.security.internal.login.LoginCallback;
import com.isogeo.security.internal.login.LoginErrorPage;
import com.isogeo.security.internal.login.LoginLoopGuard;
import com.isogeo.security.internal.login.LoginRenewal;
import com.isogeo.security.internal.login.LoginStart;
import com.isogeo.security.internal.login.Logout;
import com.isogeo.security.internal.login.PendingLoginCookies;
import com.isogeo.security.internal.login.PublicUrls;
import com.isogeo.security.internal.login.RandomSource;
import com.isogeo.security.internal.login.RefreshHandoff;
import com.isogeo.security.internal.login.Refusals;
import com.isogeo.security.internal.login.SignInAddress;
import com.isogeo.security.internal.login.UsedStates;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
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
    PublicUrls publicAddress(IsogeoSettings settings) {
        return new PublicUrls(settings);
    }

    @Produces
    @Singleton
    BrowserCookies browserCookies(PublicUrls address) {
        return new BrowserCookies(address);
    }

    @Produces
    @Singleton
    CookieSeal cookieSeal(IsogeoSettings settings, PublicUrls address, RandomSource random) {
        return new CookieSeal(settings, address, random.random());
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
    LoginSession loginSession(IsogeoSettings settings, RandomSource random) {
        return new LoginSession(settings, random.random(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LibertySubjectCache subjectCache(RandomSource random) {
        return new LibertySubjectCache(random.random());
    }

    @Produces
    @Singleton
    Refusals refusals(IsogeoSettings settings, PublicUrls address, OperatorLog log, LoginEvents events) {
        return new Refusals(settings, address, new DeclaredErrorPages(), new LoginErrorPage(), log, events);
    }

    @Produces
    @Singleton
    PendingLoginCookies pendingLogins(PublicUrls address, BrowserCookies cookies, CookieSeal seal, OperatorLog log) {
        return new PendingLoginCookies(address, cookies, seal, Clock.systemUTC(), log);
    }

    @Produces
    @Singleton
    LoginLoopGuard loopGuard(BrowserCookies cookies, CookieSeal seal) {
        return new LoginLoopGuard(cookies, seal, Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginStart loginStart(
            IsogeoSettings settings,
            PublicUrls address,
            PendingLoginCookies pendingLogins,
            LoginSession session,
            LoginLoopGuard loopGuard,
            Refusals refusals,
            RandomSource random) {
        return new LoginStart(
                settings,
                address,
                new SignInAddress(address),
                pendingLogins,
                session,
                loopGuard,
                refusals,
                random.random(),
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginCallback loginCallback(
            IsogeoSettings settings,
            PublicUrls address,
            PendingLoginCookies pendingLogins,
            TokenClient tokenEndpoint,
            ModuleIdentityStores identityStores,
            LoginSession session,
            LoginLoopGuard loopGuard,
            Refusals refusals,
            LoginEvents events) {
        return new LoginCallback(
                settings,
                address,
                pendingLogins,
                new UsedStates(),
                tokenEndpoint,
                identityStores,
                session,
                loopGuard,
                refusals,
                events,
                Clock.systemUTC());
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
                settings.tokenEndpoint(),
                extension.deployed().token(),
                settings.readTimeout());
        return new TokenClient(endpoint, settings, Clock.systemUTC());
    }

    @Produces
    @Singleton
    TokenRefresh tokenRefresh(
            LoginSession session,
            TokenClient tokenEndpoint,
            IsogeoSettings settings,
            OperatorLog log,
            LoginEvents events) {
        return new TokenRefresh(session, tokenEndpoint, settings, log, events, Clock.systemUTC());
    }

    @Produces
    @Singleton
    LoginEvents loginEvents(BeanManager beans, OperatorLog log) {
        return new LoginEvents(
                event -> beans.getEvent().select(IsogeoEvent.class).fire(event), log);
    }

    @Produces
    @Singleton
    Logout logout(
            LoginSession session,
            TokenRefresh refresh,
            RestClients clients,
            IsogeoSecurityExtension extension,
            IsogeoSettings settings,
            BrowserCookies cookies,
            PendingLoginCookies pendingLogins,
            LoginLoopGuard loopGuard,
            OperatorLog log,
            LoginEvents events) {
        // Without a revocation endpoint its client has an address all the same, and is not used.
        RevocationEndpoint endpoint = clients.client(
                RevocationEndpoint.class,
                settings.revocationEndpoint().orElse(settings.tokenEndpoint()),
                extension.deployed().revocation(),
                settings.readTimeout());
        RevocationClient revocation = new RevocationClient(endpoint, settings);
        return new Logout(session, refresh, revocation, cookies, pendingLogins, loopGuard, log, events);
    }

    @Produces
    @Singleton
    LoginRenewal loginRenewal(
            LoginSession session,
            TokenRefresh refresh,
            AccountClient accounts,
            ModuleIdentityStores identityStores,
            OperatorLog log) {
        return new LoginRenewal(session, refresh, accounts, identityStores, log);
    }

    @Produces
    @Singleton
    RefreshHandoff refreshHandoff(LoginSession session, BrowserCookies cookies, CookieSeal seal) {
        return new RefreshHandoff(session, cookies, seal, pause -> Thread.sleep(pause.toMillis()), Clock.systemUTC());
    }

    @Produces
    @Singleton
    AccountClient accounts(
            RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings, OperatorLog log) {
        AccountApi api = clients.client(
                AccountApi.class, settings.apiEndpoint(), extension.deployed().account(), settings.readTimeout());
        return new AccountClient(api, settings, Clock.systemUTC(), log);
    }

    @Produces
    @Singleton
    CurrentLogin currentLogin(HttpServletRequest request, LoginSession session) {
        return new CurrentLogin(request, session);
    }

    /** One for all: it finds out for itself whose request, or whose task, is about. */
    @Produces
    @ApplicationScoped
    IsogeoToken token(CurrentLogin current, LoginSession session, TokenRefresh refresh, IsogeoSettings settings) {
        return new SessionToken(current, session, refresh, settings);
    }
}
