package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RestClients;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.NodeId;
import com.isogeo.security.internal.session.RefreshPolicy;
import com.isogeo.security.internal.session.SessionToken;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
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
 * Makes the parts that need more than a constructor; {@link InjectedTypes} lists all others. Each is made when the
 * first request needs it, so that no secret and no random number is drawn while a server is being prepared (a
 * checkpoint, an image). The settings are those that were checked at deployment.
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
    @ModuleOwned
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    @ModuleOwned
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    OperatorLog operatorLog(@ModuleOwned Clock clock) {
        return new OperatorLog(clock);
    }

    @Produces
    @Singleton
    NodeId nodeId(@ModuleOwned SecureRandom random) {
        return NodeId.random(random);
    }

    @Produces
    @Singleton
    LoginEvents loginEvents(BeanManager beans, OperatorLog log) {
        return new LoginEvents(
                event -> beans.getEvent().select(IsogeoEvent.class).fire(event), log);
    }

    /** Not of the type of the container's handler: Open Liberty has none of its own where there is such a bean. */
    @Produces
    @Singleton
    IdentityStores identityStores(
            IdentityStoreHandler handler,
            BeanManager beans,
            IsogeoSecurityExtension extension,
            @Any Instance<IdentityStore> stores) {
        Bean<?> bean = beans.resolve(beans.getBeans(IdentityStoreHandler.class));
        boolean isContainerHandler = bean != null
                && !IdentityStoreHandler.class.isAssignableFrom(bean.getBeanClass())
                && bean.getBeanClass().getClassLoader() != extension.deployed().moduleClassLoader();
        return new IdentityStores(
                handler, isContainerHandler, () -> stores.stream().toList());
    }

    @Produces
    @Singleton
    RestClients restClients() {
        return new RestClients();
    }

    /** Nothing of the application waits for a response when it has ended. */
    void close(@Disposes RestClients clients) {
        clients.close();
    }

    @Produces
    @Singleton
    TokenClient tokenClient(
            RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings, @ModuleOwned Clock clock) {
        RequestSender<TokenEndpoint> requests = clients.requestsTo(
                TokenEndpoint.class,
                settings.provider().tokenEndpoint(),
                extension.deployed().tokenClient(),
                settings.behaviour().readTimeout());
        return new TokenClient(requests, settings, clock);
    }

    @Produces
    @Singleton
    RevocationClient revocationClient(
            RestClients clients, IsogeoSecurityExtension extension, IsogeoSettings settings, OperatorLog log) {
        // Without a revocation endpoint its client has an address all the same, and is not used.
        RequestSender<RevocationEndpoint> requests = clients.requestsTo(
                RevocationEndpoint.class,
                settings.provider()
                        .revocationEndpoint()
                        .orElse(settings.provider().tokenEndpoint()),
                extension.deployed().revocationClient(),
                settings.behaviour().readTimeout());
        return new RevocationClient(requests, settings, log);
    }

    @Produces
    @Singleton
    AccountClient accounts(
            RestClients clients,
            IsogeoSecurityExtension extension,
            IsogeoSettings settings,
            @ModuleOwned Clock clock,
            OperatorLog log) {
        RequestSender<AccountApi> requests = clients.requestsTo(
                AccountApi.class,
                settings.provider().apiEndpoint(),
                extension.deployed().accountClient(),
                settings.behaviour().readTimeout());
        return new AccountClient(requests, settings, clock, log);
    }

    /** One for all: it finds out for itself whose request, or whose task, the thread serves. */
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

    /** Of this type alone: the container has a bean of type Principal already. */
    @Produces
    @RequestScoped
    @Typed(IsogeoPrincipal.class)
    IsogeoPrincipal user(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof IsogeoPrincipal user) {
            return user;
        }
        throw new IllegalStateException("nobody is signed in with Isogeo in this request");
    }
}
