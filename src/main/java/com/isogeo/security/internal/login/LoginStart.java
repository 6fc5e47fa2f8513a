package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.AuthorizationRequest;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;

/** Sends a stranger to the authorization endpoint (RFC 6749, section 4.1.1), or tells his script to stay where it is. */
public final class LoginStart {

    private final IsogeoSettings settings;
    private final PublicAddress address;
    private final PendingLoginCookies pendingLogins;
    private final Attempts attempts;
    private final Refusals refusals;
    private final SecureRandom random;
    private final Clock clock;

    public LoginStart(
            IsogeoSettings settings,
            PublicAddress address,
            PendingLoginCookies pendingLogins,
            Attempts attempts,
            Refusals refusals,
            SecureRandom random,
            Clock clock) {
        this.settings = settings;
        this.address = address;
        this.pendingLogins = pendingLogins;
        this.attempts = attempts;
        this.refusals = refusals;
        this.random = random;
        this.clock = clock;
    }

    AuthenticationStatus begin(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        response.setHeader("Cache-Control", "no-store");
        if (RequestKind.of(request) == RequestKind.SCRIPT) {
            // RFC 9110 wants a challenge with a 401; a scheme of our own makes no browser ask for a password.
            response.setHeader("WWW-Authenticate", "Isogeo");
            return ProblemAnswer.UNAUTHORIZED.write(response);
        }
        if (attempts.areEnough(request)) {
            return refusals.refuse(
                    request,
                    response,
                    context,
                    Refusal.LOOP,
                    "the third login of one browser within a minute; does it keep the session cookie"
                            + " (its Secure flag, its path, the host name of isogeo.redirect-uri)?",
                    address.of(request));
        }
        PendingLogin pending = new PendingLogin(
                State.random(random), CodeVerifier.random(random), clock.instant(), address.of(request));
        pendingLogins.create(request, response, pending);
        return context.redirect(authorizationRequest(pending).toUri().toString());
    }

    void forgetAttempts(HttpServletRequest request, HttpServletResponse response) {
        attempts.forget(request, response);
    }

    private AuthorizationRequest authorizationRequest(PendingLogin pending) {
        return new AuthorizationRequest(
                settings.authorizationEndpoint(),
                settings.credentials().clientId(),
                settings.redirectUri(),
                settings.scope(),
                pending.state(),
                pending.codeVerifier());
    }
}
