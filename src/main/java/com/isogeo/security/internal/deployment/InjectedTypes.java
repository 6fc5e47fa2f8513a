package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.account.IsogeoIdentityStore;
import com.isogeo.security.internal.login.AuthenticationFlow;
import com.isogeo.security.internal.login.AuthorizationRequests;
import com.isogeo.security.internal.login.BrowserCookies;
import com.isogeo.security.internal.login.CookieSeal;
import com.isogeo.security.internal.login.DeclaredErrorPages;
import com.isogeo.security.internal.login.FailureResponses;
import com.isogeo.security.internal.login.IsogeoAuthenticationMechanism;
import com.isogeo.security.internal.login.LibertySubjectCache;
import com.isogeo.security.internal.login.LoginCallback;
import com.isogeo.security.internal.login.LoginCompletion;
import com.isogeo.security.internal.login.LoginErrorPage;
import com.isogeo.security.internal.login.LoginErrorPages;
import com.isogeo.security.internal.login.LoginLoopGuard;
import com.isogeo.security.internal.login.LoginRenewal;
import com.isogeo.security.internal.login.LoginStart;
import com.isogeo.security.internal.login.Logout;
import com.isogeo.security.internal.login.ModuleMechanism;
import com.isogeo.security.internal.login.PendingLoginCookies;
import com.isogeo.security.internal.login.PublicUrls;
import com.isogeo.security.internal.login.RefreshHandoff;
import com.isogeo.security.internal.login.Responder;
import com.isogeo.security.internal.login.SealedCookies;
import com.isogeo.security.internal.login.SignInUrl;
import com.isogeo.security.internal.login.UsedStates;
import com.isogeo.security.internal.session.AbsoluteTimeout;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.RefreshPolicy;
import com.isogeo.security.internal.session.TokenRefresh;
import java.util.List;

/** The beans of the module, a line each. The container makes them by their {@code @Inject} constructors. */
final class InjectedTypes {

    static final List<Class<?>> ALL = List.of(
            IsogeoSecurityBeans.class,
            // account
            IsogeoIdentityStore.class,
            // session
            AbsoluteTimeout.class,
            CurrentLogin.class,
            LoginSession.class,
            LoginStore.class,
            RefreshPolicy.class,
            TokenRefresh.class,
            // login: what a request is decided by
            IsogeoAuthenticationMechanism.class,
            ModuleMechanism.class,
            AuthenticationFlow.class,
            AuthorizationRequests.class,
            LoginCallback.class,
            LoginCompletion.class,
            LoginLoopGuard.class,
            LoginRenewal.class,
            LoginStart.class,
            Logout.class,
            PendingLoginCookies.class,
            RefreshHandoff.class,
            UsedStates.class,
            // login: what it is read from and answered with
            BrowserCookies.class,
            CookieSeal.class,
            DeclaredErrorPages.class,
            FailureResponses.class,
            LibertySubjectCache.class,
            LoginErrorPage.class,
            LoginErrorPages.class,
            PublicUrls.class,
            Responder.class,
            SealedCookies.class,
            SignInUrl.class);

    private InjectedTypes() {}
}
