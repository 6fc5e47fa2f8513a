package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.account.AccountUnreachableException;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Turns an authorization code into a login: token request (RFC 6749, section 4.1.3), identity stores, session. Blocks
 * until token endpoint and API have responded.
 */
@Singleton
public final class LoginCompletion {

    private final PublicUrls urls;
    private final TokenClient tokenEndpoint;
    private final IdentityStores identityStores;
    private final LoginSession sessions;
    private final LoginLoopGuard loopGuard;
    private final LoginEvents events;

    @Inject
    public LoginCompletion(
            PublicUrls urls,
            TokenClient tokenEndpoint,
            IdentityStores identityStores,
            LoginSession sessions,
            LoginLoopGuard loopGuard,
            LoginEvents events) {
        this.urls = urls;
        this.tokenEndpoint = tokenEndpoint;
        this.identityStores = identityStores;
        this.sessions = sessions;
        this.loopGuard = loopGuard;
        this.events = events;
    }

    Decision exchangeCode(String code, HttpServletRequest request, PendingLogin pending, ReturnUrl returnUrl) {
        try {
            TokenResult result = tokenEndpoint.exchange(code, urls.redirectUri(request), pending.codeVerifier());
            return result instanceof TokenResult.Issued issued
                    ? signIn(issued.tokens(), request, pending, returnUrl)
                    : Decision.of(failed(((TokenResult.ErrorResponse) result).error(), returnUrl));
        } catch (ProviderException e) {
            return Decision.failed(e.error(), e.reason(), returnUrl);
        }
    }

    private static Outcome failed(OAuth2Error error, ReturnUrl returnUrl) {
        LoginError loginError =
                switch (error.fault()) {
                    case GRANT -> LoginError.LOGIN_EXPIRED;
                    case CREDENTIALS, CLIENT -> LoginError.INVALID_CLIENT;
                    case PROVIDER -> LoginError.INVALID_PROVIDER_RESPONSE;
                };
        return new Outcome.Failed(loginError, "the token endpoint sent " + error, returnUrl);
    }

    private Decision signIn(Tokens tokens, HttpServletRequest request, PendingLogin pending, ReturnUrl returnUrl) {
        CredentialValidationResult result;
        try {
            result = identityStores.validate(new IsogeoCredential(tokens.accessToken()));
        } catch (AccountUnreachableException e) {
            return Decision.failed(e.cause().error(), e.cause().reason(), returnUrl);
        }
        if (result.getStatus() != Status.VALID) {
            String reason = "the identity stores answered " + result.getStatus();
            return Decision.failed(LoginError.CALLER_NOT_ACCEPTED, reason, urls.homePage(request));
        }
        sessions.open(request, result.getCallerPrincipal(), result.getCallerGroups(), tokens, pending.isFormNotSent());
        events.publish(new IsogeoEvent.SignedIn(result.getCallerPrincipal(), result.getCallerGroups()));
        return new Decision(
                new Outcome.RedirectTo(urls.absolute(returnUrl, request)), List.of(loopGuard.increment(request)));
    }
}
