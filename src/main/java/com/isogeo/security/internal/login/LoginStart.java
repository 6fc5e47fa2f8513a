package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.login.PendingLogin.From;
import com.isogeo.security.internal.oauth2.AuthorizationRequest;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** Sends a stranger to the authorization endpoint (RFC 6749, section 4.1.1), or tells his script to stay where it is. */
public final class LoginStart {

    private final IsogeoSettings settings;
    private final PublicUrls address;
    private final SignInAddress signIn;
    private final PendingLoginCookies pendingLogins;
    private final LoginSession session;
    private final LoginLoopGuard loopGuard;
    private final Refusals refusals;
    private final SecureRandom random;
    private final Clock clock;

    public LoginStart(
            IsogeoSettings settings,
            PublicUrls address,
            SignInAddress signIn,
            PendingLoginCookies pendingLogins,
            LoginSession session,
            LoginLoopGuard loopGuard,
            Refusals refusals,
            SecureRandom random,
            Clock clock) {
        this.settings = settings;
        this.address = address;
        this.signIn = signIn;
        this.pendingLogins = pendingLogins;
        this.session = session;
        this.loopGuard = loopGuard;
        this.refusals = refusals;
        this.random = random;
        this.clock = clock;
    }

    /** Whether this is the address at which a person signs in without having asked for a page. */
    boolean isFor(HttpServletRequest request) {
        return signIn.isFor(request);
    }

    /** A stranger has asked for a page that is not open to him. */
    AuthenticationStatus begin(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return begin(request, response, context, address.of(request));
    }

    /** A stranger has come to sign in. */
    AuthenticationStatus beginAtOwnAddress(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return begin(request, response, context, signIn.page(request));
    }

    /** Who has come to sign in is signed in already. */
    AuthenticationStatus goOn(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        response.setHeader("Cache-Control", "no-store");
        return context.redirect(address.absolute(signIn.page(request), request));
    }

    private AuthenticationStatus begin(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, ReturnUrl returnUrl) {
        // The deployment stops for it, but no server looks everywhere for the check.
        Optional<String> problem = address.problemOf(request.getContextPath());
        if (problem.isPresent()) {
            return refusals.refuse(request, response, context, LoginError.MISCONFIGURED, problem.get(), returnUrl);
        }
        response.setHeader("Cache-Control", "no-store");
        return switch (RequestKind.of(request)) {
            case NAVIGATION -> sendOut(request, response, context, returnUrl);
            case SCRIPT -> tell(request, response, context);
            case FACES -> ProblemAnswer.facesRedirect(signInAddress(request)).write(request, response, context);
            case HTMX -> {
                response.setHeader("HX-Redirect", signInAddress(request));
                yield tell(request, response, context);
            }
        };
    }

    private AuthenticationStatus tell(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        // RFC 9110 wants a challenge with a 401; a scheme of our own makes no browser ask for a password.
        response.setHeader("WWW-Authenticate", "Isogeo");
        return ProblemAnswer.unauthorized(signInAddress(request)).write(request, response, context);
    }

    private String signInAddress(HttpServletRequest request) {
        return signIn.returningTo(address.pageBehind(request), request);
    }

    private AuthenticationStatus sendOut(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, ReturnUrl returnUrl) {
        if (loopGuard.areEnough(request)) {
            return refusals.refuse(
                    request,
                    response,
                    context,
                    LoginError.LOOP,
                    "the third login of one browser within a minute; does it keep the session cookie"
                            + " (its Secure flag, its path, the host name of isogeo.redirect-uri)?",
                    returnUrl);
        }
        From from = from(request);
        if (from == From.LOGIN) {
            loopGuard.keep(request, response);
        }
        boolean formIsLost = request.getMethod().equals("POST");
        PendingLogin pending = new PendingLogin(
                State.random(random), CodeVerifier.random(random), clock.instant(), returnUrl, formIsLost, from);
        pendingLogins.create(request, response, pending);
        return context.redirect(authorizationRequest(request, pending).toUri().toString());
    }

    private From from(HttpServletRequest request) {
        if (session.current(request).isPresent()) {
            return From.LOGIN;
        }
        if (pendingLogins.wasOvertaken(request)) {
            return From.OVERTAKEN;
        }
        return request.getSession(false) == null ? From.NO_SESSION : From.SESSION_OF_A_STRANGER;
    }

    private AuthorizationRequest authorizationRequest(HttpServletRequest request, PendingLogin pending) {
        return new AuthorizationRequest(
                settings.authorizationEndpoint(),
                settings.credentials().clientId(),
                address.redirectUri(request),
                settings.scope(),
                pending.state(),
                pending.codeVerifier());
    }
}
