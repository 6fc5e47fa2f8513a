package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Every setting, checked. {@link SettingsReader} makes it once, while the application is deployed; nobody else reads the configuration. */
public record IsogeoSettings(ProviderSettings provider, ClientSettings client, BehaviourSettings behaviour) {

    static IsogeoSettings of(SettingValues values) {
        return new IsogeoSettings(ProviderSettings.of(values), ClientSettings.of(values), BehaviourSettings.of(values));
    }

    // BEGIN accessors without a group
    public ClientCredentials credentials() {
        return client.credentials();
    }

    public ClientAuthentication clientAuthentication() {
        return client.authentication();
    }

    public RedirectUri redirectUri() {
        return client.redirectUri();
    }

    public URI authorizationEndpoint() {
        return provider.authorizationEndpoint();
    }

    public URI tokenEndpoint() {
        return provider.tokenEndpoint();
    }

    public URI apiEndpoint() {
        return provider.apiEndpoint();
    }

    public Optional<String> issuer() {
        return provider.issuer();
    }

    public Optional<String> scope() {
        return client.scope();
    }

    public Duration readTimeout() {
        return behaviour.readTimeout();
    }

    public Optional<String> errorPage() {
        return behaviour.errorPage();
    }

    public Optional<String> callbackPath() {
        return client.callbackPath();
    }

    public Optional<Duration> refreshAhead() {
        return behaviour.refreshAhead();
    }

    public Optional<URI> revocationEndpoint() {
        return provider.revocationEndpoint();
    }

    public boolean logoutInvalidatesSession() {
        return behaviour.logoutInvalidatesSession();
    }
    // END accessors without a group
}
