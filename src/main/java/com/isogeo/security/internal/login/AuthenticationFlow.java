package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.session.AbsoluteTimeout;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what becomes of a request: a callback, a caller who is signed in, or an anonymous caller. */
@Singleton
public final class AuthenticationFlow {

    private static final Decision NOT_HANDLED = Decision.of(new Outcome.NotHandled());

    private final LoginStart start;
    private final LoginCallback callback;
    private final LoginStore logins;
    private final LoginRenewal renewal;
    private final RefreshHandoff refreshHandoff;
    private final LoginLoopGuard loopGuard;
    private final AbsoluteTimeout absoluteTimeout;

    @Inject
    public AuthenticationFlow(
            LoginStart start,
            LoginCallback callback,
            LoginStore logins,
            LoginRenewal renewal,
            RefreshHandoff refreshHandoff,
            LoginLoopGuard loopGuard,
            AbsoluteTimeout absoluteTimeout) {
        this.start = start;
        this.callback = callback;
        this.logins = logins;
        this.renewal = renewal;
        this.refreshHandoff = refreshHandoff;
        this.loopGuard = loopGuard;
        this.absoluteTimeout = absoluteTimeout;
    }

    Decision decide(IncomingRequest request) {
        HttpServletRequest servletRequest = request.servletRequest();
        if (LibertyPathParameters.isIn(servletRequest)) {
            return Decision.failed(
                    LoginError.AMBIGUOUS_PATH,
                    "a path parameter hides which page is requested",
                    start.homePage(servletRequest));
        }
        if (callback.isRedirectUri(servletRequest)) {
            absoluteTimeout.endIfReached(servletRequest.getSession(false));
            return callback.decide(request);
        }
        HttpSession session = servletRequest.getSession(false);
        Optional<Login> login = logins.find(session);
        if (login.isEmpty()) {
            absoluteTimeout.endIfReached(session);
        }
        if (start.isSignInUrl(servletRequest)) {
            return start.decideAtSignInUrl(request, login.isPresent());
        }
        return login.isPresent() && !request.isNewAuthentication()
                ? decideForCaller(login.get(), request, session)
                : decideForAnonymous(request, session);
    }

    private Decision decideForAnonymous(IncomingRequest request, @Nullable HttpSession session) {
        if (!request.requiresCaller()) {
            if (session != null && logins.isOfFormerCaller(session)) {
                OpenLiberty.endSession(request.servletRequest(), session);
            }
            return NOT_HANDLED;
        }
        return request.isResponseCommitted()
                ? Decision.of(new Outcome.ResponseAlreadyCommitted())
                : start.decide(request);
    }

    private Decision decideForCaller(Login login, IncomingRequest request, HttpSession session) {
        if (!renewal.isDue(login)) {
            return authenticated(login, request);
        }
        // An application that asks for a login itself has begun its response, and gets the result here.
        Optional<Decision> handoff = request.isAuthenticationRequest()
                ? Optional.empty()
                : refreshHandoff.decide(request.servletRequest(), login);
        return handoff.orElseGet(() -> renew(login, request, session));
    }

    private Decision renew(Login login, IncomingRequest request, HttpSession session) {
        RefreshResult result = renewal.renew(session, login, request.requiresCaller());
        if (result instanceof LoginContinues refreshed) {
            logins.attachTo(request.servletRequest(), refreshed.login());
            return authenticated(refreshed.login(), request);
        }
        if (result instanceof LoginEnded) {
            absoluteTimeout.endIfReached(session);
            return decideForAnonymous(request, session);
        }
        return Decision.of(
                request.requiresCaller()
                        ? start.retryLater(request)
                        : new Outcome.AuthenticatedWithoutGroups(login, request.mustNotBeCached()));
    }

    private void reportFormNotSent(Login login, IncomingRequest request) {
        if (login.isFormNotSent() && request.kind() == RequestKind.NAVIGATION) {
            HttpServletRequest servletRequest = request.servletRequest();
            servletRequest.setAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT, true);
            logins.clearFormNotSent(servletRequest, login);
        }
    }

    private Decision authenticated(Login login, IncomingRequest request) {
        HttpServletRequest servletRequest = request.servletRequest();
        reportFormNotSent(login, request);
        boolean mustNotBeCached = request.mustNotBeCached();
        // The browser keeps its session, so that the next login is not one of a loop.
        Optional<CookieChange> reset =
                mustNotBeCached ? loopGuard.clearIfRecent(servletRequest, login) : Optional.empty();
        return new Decision(
                new Outcome.Authenticated(login, mustNotBeCached),
                reset.map(List::of).orElseGet(List::of));
    }
}
