package com.isogeo.security.testing;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A valid configuration, of which a test bends one value. */
public final class TestSettings {

    public static final String REDIRECT_URI = "https://maps.example.org/login/callback";

    private TestSettings() {}

    public static IsogeoSettings settings() {
        return with("id", "secret", REDIRECT_URI, ClientAuthentication.BASIC);
    }

    public static IsogeoSettings with(String clientId, String clientSecret, String redirectUri) {
        return with(clientId, clientSecret, redirectUri, ClientAuthentication.BASIC);
    }

    public static IsogeoSettings with(ClientAuthentication authentication) {
        return with("id", "secret", REDIRECT_URI, authentication);
    }

    public static IsogeoSettings withApi(String apiEndpoint) {
        return settings("id", "secret", REDIRECT_URI, ClientAuthentication.BASIC, apiEndpoint);
    }

    private static IsogeoSettings with(
            String clientId, String clientSecret, String redirectUri, ClientAuthentication authentication) {
        return settings(clientId, clientSecret, redirectUri, authentication, "https://api.example.org");
    }

    public static IsogeoSettings behindAProxy(String redirectUri, String callbackPath) {
        IsogeoSettings settings = with("id", "secret", redirectUri);
        return new IsogeoSettings(
                settings.credentials(),
                settings.clientAuthentication(),
                settings.redirectUri(),
                settings.authorizationEndpoint(),
                settings.tokenEndpoint(),
                settings.apiEndpoint(),
                settings.issuer(),
                settings.scope(),
                settings.readTimeout(),
                settings.errorPage(),
                Optional.ofNullable(callbackPath),
                settings.refreshAhead(),
                settings.revocationEndpoint(),
                settings.logoutInvalidatesSession());
    }

    public static IsogeoSettings withRevocation(ClientAuthentication authentication) {
        return ending(with(authentication), Optional.of(URI.create("https://id.example.org/oauth/revoke")), true);
    }

    public static IsogeoSettings withReadTimeout(Duration readTimeout) {
        IsogeoSettings settings = settings();
        return new IsogeoSettings(
                settings.credentials(),
                settings.clientAuthentication(),
                settings.redirectUri(),
                settings.authorizationEndpoint(),
                settings.tokenEndpoint(),
                settings.apiEndpoint(),
                settings.issuer(),
                settings.scope(),
                readTimeout,
                settings.errorPage(),
                settings.callbackPath(),
                settings.refreshAhead(),
                settings.revocationEndpoint(),
                settings.logoutInvalidatesSession());
    }

    public static IsogeoSettings withSessionsThatStay() {
        return ending(settings(), Optional.empty(), false);
    }

    private static IsogeoSettings ending(
            IsogeoSettings settings, Optional<URI> revocationEndpoint, boolean logoutInvalidatesSession) {
        return new IsogeoSettings(
                settings.credentials(),
                settings.clientAuthentication(),
                settings.redirectUri(),
                settings.authorizationEndpoint(),
                settings.tokenEndpoint(),
                settings.apiEndpoint(),
                settings.issuer(),
                settings.scope(),
                settings.readTimeout(),
                settings.errorPage(),
                settings.callbackPath(),
                settings.refreshAhead(),
                revocationEndpoint,
                logoutInvalidatesSession);
    }

    private static IsogeoSettings settings(
            String clientId,
            String clientSecret,
            String redirectUri,
            ClientAuthentication authentication,
            String apiEndpoint) {
        return new IsogeoSettings(
                new ClientCredentials(clientId, clientSecret),
                authentication,
                redirectUri.startsWith("/")
                        ? new RedirectUri.PathAlone(redirectUri)
                        : new RedirectUri.Absolute(URI.create(redirectUri)),
                URI.create("https://id.example.org/oauth/authorize"),
                URI.create("https://id.example.org/oauth/token"),
                URI.create(apiEndpoint),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
