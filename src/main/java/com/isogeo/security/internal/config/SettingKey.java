package com.isogeo.security.internal.config;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every key that the module reads, and the annotation's attribute of the same meaning where there is one. */
public enum SettingKey {
    CLIENT_SECRETS_FILE("isogeo.client-secrets-file", IsogeoAuthenticationMechanismDefinition::clientSecretsFile),
    CLIENT_ID("isogeo.client-id", IsogeoAuthenticationMechanismDefinition::clientId),
    CLIENT_SECRET("isogeo.client-secret", IsogeoAuthenticationMechanismDefinition::clientSecret),
    REDIRECT_URI("isogeo.redirect-uri", IsogeoAuthenticationMechanismDefinition::redirectUri),
    AUTHORIZATION_ENDPOINT(
            "isogeo.authorization-endpoint", IsogeoAuthenticationMechanismDefinition::authorizationEndpoint),
    TOKEN_ENDPOINT("isogeo.token-endpoint", IsogeoAuthenticationMechanismDefinition::tokenEndpoint),
    API_ENDPOINT("isogeo.api-endpoint", IsogeoAuthenticationMechanismDefinition::apiEndpoint),
    ISSUER("isogeo.issuer", IsogeoAuthenticationMechanismDefinition::issuer),
    SCOPE("isogeo.scope", IsogeoAuthenticationMechanismDefinition::scope),
    CLIENT_AUTHENTICATION(
            "isogeo.client-authentication", IsogeoAuthenticationMechanismDefinition::clientAuthentication),
    CONNECT_TIMEOUT("isogeo.connect-timeout", null),
    READ_TIMEOUT("isogeo.read-timeout", null),
    ERROR_PAGE("isogeo.error-page", IsogeoAuthenticationMechanismDefinition::errorPage),
    CALLBACK_PATH("isogeo.callback-path", null),
    REFRESH_AHEAD("isogeo.refresh-ahead", null),
    REVOCATION_ENDPOINT("isogeo.revocation-endpoint", null),
    LOGOUT_INVALIDATES_SESSION("isogeo.logout.invalidate-session", null);

    private final String key;
    // A method reference of an annotation has no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Function<IsogeoAuthenticationMechanismDefinition, String> attribute;

    SettingKey(String key, @Nullable Function<IsogeoAuthenticationMechanismDefinition, String> attribute) {
        this.key = key;
        this.attribute = attribute;
    }

    public String key() {
        return key;
    }

    /** The annotation's value, when it has one. */
    public Optional<String> in(IsogeoAuthenticationMechanismDefinition definition) {
        return Optional.ofNullable(attribute)
                .map(reader -> reader.apply(definition))
                .filter(value -> !value.isEmpty());
    }
}
