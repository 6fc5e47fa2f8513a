package com.isogeo.security.internal.login;

import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.login.PendingLogin.SessionAtStart;
import com.isogeo.security.internal.session.LoginStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Begins a login (RFC 6749, section 4.1.1): a person's browser goes to the authorization endpoint, a script gets the
 * URL at which a person can sign in.
 */
@Singleton
public final class LoginStart {

    private final AuthorizationRequests authorizationRequests;
    private final PublicUrls urls;
    private final SignInUrl signInUrl;
    private final PendingLoginCookies pendingLogins;
    private final LoginStore logins;
    private final LoginLoopGuard loopGuard;

    @Inject
    public LoginStart(
            AuthorizationRequests authorizationRequests,
            PublicUrls urls,
            SignInUrl signInUrl,
            PendingLoginCookies pendingLogins,
            LoginStore logins,
            LoginLoopGuard loopGuard) {
        this.authorizationRequests = authorizationRequests;
        this.urls = urls;
        this.signInUrl = signInUrl;
        this.pendingLogins = pendingLogins;
        this.logins = logins;
        this.loopGuard = loopGuard;
    }

    /** Whether this is the URL at which a person signs in without having requested a page. */
    boolean isSignInUrl(HttpServletRequest request) {
        return signInUrl.matches(request);
    }

    /** An anonymous caller has requested a protected page. */
    Decision decide(IncomingRequest request) {
        return decide(request, urls.requestedPage(request.servletRequest()));
    }

    /** The caller is signed in, but needs a token that cannot be had now. */
    Outcome retryLater(IncomingRequest request) {
        return new Outcome.RetryLater(request.kind(), request.isGet(), urls.requestedPage(request.servletRequest()));
    }

    /** The page with which the application begins. */
    ReturnUrl homePage(HttpServletRequest request) {
        return urls.homePage(request);
    }

    /** Somebody has come to the sign-in URL. */
    Decision decideAtSignInUrl(IncomingRequest request, boolean isSignedIn) {
        HttpServletRequest servletRequest = request.servletRequest();
        if (!request.isGet()) {
            return Decision.methodNotAllowed("the sign-in URL", urls.homePage(servletRequest));
        }
        ReturnUrl page = signInUrl.page(servletRequest);
        return isSignedIn ? Decision.redirectTo(urls.absolute(page, servletRequest)) : decide(request, page);
    }

    private Decision decide(IncomingRequest request, ReturnUrl returnUrl) {
        HttpServletRequest servletRequest = request.servletRequest();
        // The deployment stops for it, but no server looks everywhere for the check.
        Optional<String> problem = urls.findRedirectUriProblem(servletRequest.getContextPath());
        if (problem.isPresent()) {
            return Decision.failed(LoginError.MISCONFIGURED, problem.get(), returnUrl);
        }
        RequestKind kind = request.kind();
        if (kind == RequestKind.NAVIGATION) {
            return redirectToProvider(servletRequest, returnUrl);
        }
        String url = signInUrl.returningTo(urls.refererPage(servletRequest), servletRequest);
        return Decision.of(new Outcome.Unauthorized(kind, url));
    }

    private Decision redirectToProvider(HttpServletRequest request, ReturnUrl returnUrl) {
        if (loopGuard.isLoop(request)) {
            return Decision.failed(LoginError.LOGIN_LOOP, "the third login of one browser within a minute", returnUrl);
        }
        SessionAtStart from = sessionAtStart(request);
        List<CookieChange> cookies = new ArrayList<>();
        if (from == SessionAtStart.LOGIN) {
            loopGuard.renew(request).ifPresent(cookies::add);
        }
        boolean isFormNotSent = request.getMethod().equals("POST");
        PendingLogin pending = authorizationRequests.begin(returnUrl, isFormNotSent, from);
        cookies.addAll(pendingLogins.save(request, pending));
        return new Decision(new Outcome.RedirectToProvider(authorizationRequests.uri(pending, request)), cookies);
    }

    private SessionAtStart sessionAtStart(HttpServletRequest request) {
        if (logins.find(request).isPresent()) {
            return SessionAtStart.LOGIN;
        }
        if (pendingLogins.wasSuperseded(request)) {
            return SessionAtStart.SUPERSEDED;
        }
        return request.getSession(false) == null ? SessionAtStart.NO_SESSION : SessionAtStart.ANONYMOUS_SESSION;
    }
}
