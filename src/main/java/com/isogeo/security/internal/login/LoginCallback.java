package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.login.UsedStates.CallbackAttempt;
import com.isogeo.security.internal.oauth2.AuthorizationResponse;
import com.isogeo.security.internal.oauth2.AuthorizationResponse.ErrorResponse;
import com.isogeo.security.internal.oauth2.AuthorizationResponse.Granted;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.session.LoginStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about requests of the redirect URI: finds the pending login, validates the authorization response, and lets
 * its code be exchanged once (RFC 6749, section 4.1.2).
 */
@Singleton
public final class LoginCallback {

    /** A repeated callback blocks one of the server's threads for so long and no longer. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    private final IsogeoSettings settings;
    private final PublicUrls urls;
    private final PendingLoginCookies pendingLogins;
    private final UsedStates usedStates;
    private final LoginCompletion completion;
    private final LoginStore logins;

    /** An authorization response, and the pending login that it belongs to. */
    private record Callback(
            HttpServletRequest request,
            Map<String, List<String>> parameters,
            PendingLogin pending,
            ReturnUrl returnUrl) {

        /** Without the parameters, of which one is the code. */
        @Override
        public String toString() {
            return "Callback[pending=" + pending + "]";
        }
    }

    @Inject
    public LoginCallback(
            IsogeoSettings settings,
            PublicUrls urls,
            PendingLoginCookies pendingLogins,
            UsedStates usedStates,
            LoginCompletion completion,
            LoginStore logins) {
        this.settings = settings;
        this.urls = urls;
        this.pendingLogins = pendingLogins;
        this.usedStates = usedStates;
        this.completion = completion;
        this.logins = logins;
    }

    /** Whether this is a request of the redirect URI. */
    boolean isRedirectUri(HttpServletRequest request) {
        return urls.isRedirectUri(request);
    }

    Decision decide(IncomingRequest request) {
        HttpServletRequest servletRequest = request.servletRequest();
        if (!request.isGet()) {
            return Decision.methodNotAllowed("the redirect URI", urls.homePage(servletRequest));
        }
        Map<String, List<String>> parameters = RequestParameters.of(servletRequest);
        Optional<PendingLogin> pending =
                AuthorizationResponse.stateOf(parameters).flatMap(state -> pendingLogins.find(servletRequest, state));
        return pending.isEmpty()
                ? Decision.of(withoutPendingLogin(servletRequest))
                : withPendingLogin(servletRequest, parameters, pending.get());
    }

    /** Back, reload, a second tab: a caller who is signed in goes on. */
    private Outcome withoutPendingLogin(HttpServletRequest request) {
        ReturnUrl start = urls.homePage(request);
        return logins.find(request).isPresent()
                ? new Outcome.RedirectTo(urls.absolute(start, request))
                : new Outcome.Failed(
                        LoginError.LOGIN_EXPIRED,
                        "this browser has no pending login of the state in the response (cookies blocked, a page left"
                                + " open, a forged link, or another host name than that of isogeo.redirect-uri)",
                        start);
    }

    private Decision withPendingLogin(
            HttpServletRequest request, Map<String, List<String>> parameters, PendingLogin pending) {
        ReturnUrl returnUrl = urls.insideOrHome(pending.returnUrl(), request);
        return decide(new Callback(request, parameters, pending, returnUrl))
                .with(pendingLogins.remove(pending.state()));
    }

    private Decision decide(Callback callback) {
        if (pendingLogins.isExpired(callback.pending())) {
            long minutes = CookieKind.PENDING_LOGIN.life().toMinutes();
            String reason = "the login was begun more than " + minutes + " minutes ago";
            return Decision.failed(LoginError.LOGIN_EXPIRED, reason, callback.returnUrl());
        }
        CallbackAttempt attempt = usedStates.use(callback.pending().state());
        if (attempt.isFirst()) {
            return decideFirst(attempt, callback);
        }
        return Decision.of(
                attempt.isExcessive() ? withoutPendingLogin(callback.request()) : decideRepetition(attempt, callback));
    }

    private Decision decideFirst(CallbackAttempt attempt, Callback callback) {
        Optional<LoginError> result = Optional.of(LoginError.INTERNAL_ERROR);
        try {
            Decision decision = validate(callback);
            result = decision.outcome() instanceof Outcome.Failed failed
                    ? Optional.of(failed.error())
                    : Optional.empty();
            return decision;
        } finally {
            attempt.complete(result);
        }
    }

    /**
     * The browser has turned away from the response to the first callback, and may not have its session: the page
     * finds out, and begins a new login if need be.
     */
    private Outcome decideRepetition(CallbackAttempt attempt, Callback callback) {
        return attempt.await(MAX_WAIT)
                .<Outcome>map(error -> new Outcome.RepeatedFailure(error, callback.returnUrl()))
                .orElseGet(() -> new Outcome.RedirectTo(urls.absolute(callback.returnUrl(), callback.request())));
    }

    private Decision validate(Callback callback) {
        AuthorizationResponse validated = AuthorizationResponse.validate(
                callback.parameters(),
                callback.pending().state(),
                settings.provider().issuer());
        if (validated instanceof Granted granted) {
            return exchangeCode(granted.code(), callback);
        }
        if (validated instanceof ErrorResponse errorResponse) {
            return Decision.of(failedByProvider(errorResponse.error(), callback));
        }
        String reason = ((AuthorizationResponse.Invalid) validated).reason();
        return Decision.failed(LoginError.INVALID_AUTHORIZATION_RESPONSE, reason, callback.returnUrl());
    }

    private Decision exchangeCode(String code, Callback callback) {
        HttpServletRequest request = callback.request();
        boolean isSignedIn = logins.find(request).isPresent();
        if (pendingLogins.isSuperseded(callback.pending(), request, isSignedIn)) {
            // The page comes in the other tab's session; a second login would take that session's id away from it.
            return Decision.redirectTo(urls.absolute(callback.returnUrl(), request))
                    .with(CookieKind.SUPERSEDED.flag());
        }
        return completion.exchangeCode(code, request, callback.pending(), callback.returnUrl());
    }

    private Outcome failedByProvider(OAuth2Error error, Callback callback) {
        String reason = "the authorization endpoint sent " + error;
        return error.is("access_denied")
                ? new Outcome.Failed(LoginError.ACCESS_DENIED, reason, urls.homePage(callback.request()))
                : new Outcome.Failed(LoginError.INVALID_PROVIDER_RESPONSE, reason, callback.returnUrl());
    }
}
