package com.isogeo.security.internal.config;

import java.net.URI;
import java.util.Optional;

/** The authorization server and the API. */
public record ProviderSettings(
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI apiEndpoint,
        Optional<URI> revocationEndpoint,
        Optional<String> issuer) {

    static ProviderSettings of(SettingValues values) {
        return new ProviderSettings(
                values.get(Settings.AUTHORIZATION_ENDPOINT),
                values.get(Settings.TOKEN_ENDPOINT),
                values.get(Settings.API_ENDPOINT),
                values.get(Settings.REVOCATION_ENDPOINT),
                values.get(Settings.ISSUER));
    }
}
