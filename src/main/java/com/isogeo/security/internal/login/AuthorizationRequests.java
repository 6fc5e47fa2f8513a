package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.oauth2.AuthorizationRequest;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes authorization requests (RFC 6749, section 4.1.1), each with a new state and code verifier. */
@Singleton
public final class AuthorizationRequests {

    private final IsogeoSettings settings;
    private final PublicUrls urls;
    private final SecureRandom random;
    private final Clock clock;

    @Inject
    public AuthorizationRequests(
            IsogeoSettings settings, PublicUrls urls, @ModuleOwned SecureRandom random, @ModuleOwned Clock clock) {
        this.settings = settings;
        this.urls = urls;
        this.random = random;
        this.clock = clock;
    }

    /** What has to be kept until the response comes. */
    PendingLogin begin(ReturnUrl returnUrl, boolean isFormNotSent, PendingLogin.SessionAtStart from) {
        return new PendingLogin(
                State.random(random), CodeVerifier.random(random), clock.instant(), returnUrl, isFormNotSent, from);
    }

    /** Where the browser is redirected to. */
    URI uri(PendingLogin pending, HttpServletRequest request) {
        return new AuthorizationRequest(
                        settings.provider().authorizationEndpoint(),
                        settings.client().credentials().clientId(),
                        urls.redirectUri(request),
                        settings.client().scope(),
                        pending.state(),
                        pending.codeVerifier())
                .toUri();
    }
}
