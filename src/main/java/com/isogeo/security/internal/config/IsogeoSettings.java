package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Every setting, checked. Nobody else reads the configuration. */
public record IsogeoSettings(
        ClientCredentials credentials,
        ClientAuthentication clientAuthentication,
        RedirectUri redirectUri,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI apiEndpoint,
        Optional<String> issuer,
        Optional<String> scope,
        Duration readTimeout,
        Optional<String> errorPage,
        Optional<String> callbackPath,
        Optional<Duration> refreshAhead,
        Optional<URI> revocationEndpoint,
        boolean logoutInvalidatesSession) {}
