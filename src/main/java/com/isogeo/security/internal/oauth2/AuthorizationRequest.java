package com.isogeo.security.internal.oauth2;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The redirect to the authorization endpoint (RFC 6749, section 4.1.1), with the code challenge of RFC 7636, section
 * 4.3.
 */
public record AuthorizationRequest(
        URI authorizationEndpoint,
        String clientId,
        URI redirectUri,
        Optional<String> scope,
        State state,
        CodeVerifier codeVerifier) {

    public AuthorizationRequest {
        requireNonNull(authorizationEndpoint, "authorizationEndpoint is null");
        requireNonNull(clientId, "clientId is null");
        requireNonNull(redirectUri, "redirectUri is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(state, "state is null");
        requireNonNull(codeVerifier, "codeVerifier is null");
    }

    /** The address to send the browser to; query parameters of the endpoint itself are kept (section 3.1). */
    public URI toUri() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri.toString());
        scope.ifPresent(words -> parameters.put("scope", words));
        parameters.put("state", state.value());
        parameters.put("code_challenge", codeVerifier.challenge());
        parameters.put("code_challenge_method", "S256");
        String separator = authorizationEndpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(authorizationEndpoint + separator + FormEncoding.of(parameters));
    }

    @Override
    public String toString() {
        return "AuthorizationRequest[authorizationEndpoint=" + authorizationEndpoint + ", clientId=" + clientId + "]";
    }
}
