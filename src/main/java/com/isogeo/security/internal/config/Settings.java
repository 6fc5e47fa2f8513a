package com.isogeo.security.internal.config;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the module, declared once, in the order of docs/reference/settings.md. Problems are reported in this
 * order. A default is in META-INF/microprofile-config.properties too, where the application's own configuration and
 * the Rest Client's keys find it; a test holds the two together.
 */
public final class Settings {

    public static final Setting<Optional<String>> CLIENT_SECRETS_FILE = Setting.optional(
                    "isogeo.client-secrets-file", SettingFormats::text)
            .withAttribute(IsogeoAuthenticationMechanismDefinition::clientSecretsFile);

    public static final Setting<String> CLIENT_ID = Setting.required(
                    "isogeo.client-id",
                    SettingFormats::clientId,
                    "is not set: give it the client id that Isogeo issued")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::clientId);

    public static final Setting<String> CLIENT_SECRET = Setting.required(
                    "isogeo.client-secret",
                    SettingFormats::text,
                    "is not set: give it the client secret that Isogeo issued")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::clientSecret);

    public static final Setting<RedirectUri> REDIRECT_URI = Setting.required(
                    "isogeo.redirect-uri", RedirectUriRules::parse, RedirectUriRules.NOT_SET)
            .withAttribute(IsogeoAuthenticationMechanismDefinition::redirectUri);

    public static final Setting<URI> AUTHORIZATION_ENDPOINT = endpoint("isogeo.authorization-endpoint")
            .withDefault("https://id.api.isogeo.com/oauth/authorize")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::authorizationEndpoint);

    public static final Setting<URI> TOKEN_ENDPOINT = endpoint("isogeo.token-endpoint")
            .withDefault("https://id.api.isogeo.com/oauth/token")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::tokenEndpoint);

    public static final Setting<URI> API_ENDPOINT = endpoint("isogeo.api-endpoint")
            .withDefault("https://v1.api.isogeo.com")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::apiEndpoint);

    public static final Setting<Optional<String>> ISSUER = Setting.optional("isogeo.issuer", SettingFormats::text)
            .withAttribute(IsogeoAuthenticationMechanismDefinition::issuer);

    public static final Setting<Optional<String>> SCOPE = Setting.optional("isogeo.scope", SettingFormats::text)
            .withAttribute(IsogeoAuthenticationMechanismDefinition::scope);

    public static final Setting<ClientAuthentication> CLIENT_AUTHENTICATION = Setting.optional(
                    "isogeo.client-authentication", SettingFormats::clientAuthentication, "basic")
            .withAttribute(IsogeoAuthenticationMechanismDefinition::clientAuthentication);

    /** For MicroProfile Rest Client's own keys, which refer to it. */
    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.required(
                    "isogeo.connect-timeout", SettingFormats::millisecondsUpTo5Minutes)
            .withDefault("5000");

    public static final Setting<Duration> READ_TIMEOUT = Setting.required(
                    "isogeo.read-timeout", SettingFormats::millisecondsUpTo5Minutes)
            .withDefault("15000");

    public static final Setting<Optional<String>> ERROR_PAGE = Setting.optional(
                    "isogeo.error-page", SettingFormats::errorPage)
            .withAttribute(IsogeoAuthenticationMechanismDefinition::errorPage);

    public static final Setting<Optional<String>> APPLICATION_NAME =
            Setting.optional("isogeo.application-name", SettingFormats::shortText);

    /** Checked together with the redirect URI. */
    public static final Setting<Optional<String>> CALLBACK_PATH =
            Setting.optional("isogeo.callback-path", SettingFormats::text);

    public static final Setting<Optional<Duration>> REFRESH_AHEAD =
            Setting.optional("isogeo.refresh-ahead", SettingFormats::millisecondsUpTo5Minutes);

    public static final Setting<Optional<Duration>> MAX_SESSION_AGE =
            Setting.optional("isogeo.max-session-age", SettingFormats::millisecondsUpToOneYear);

    public static final Setting<Optional<URI>> REVOCATION_ENDPOINT =
            Setting.optional("isogeo.revocation-endpoint", SettingFormats::webAddress);

    public static final Setting<Boolean> LOGOUT_INVALIDATES_SESSION = Setting.required(
                    "isogeo.logout.invalidate-session", SettingFormats::trueOrFalse)
            .withDefault("true");

    /** All of the above. */
    public static final List<Setting<?>> ALL = List.of(
            CLIENT_SECRETS_FILE,
            CLIENT_ID,
            CLIENT_SECRET,
            REDIRECT_URI,
            AUTHORIZATION_ENDPOINT,
            TOKEN_ENDPOINT,
            API_ENDPOINT,
            ISSUER,
            SCOPE,
            CLIENT_AUTHENTICATION,
            CONNECT_TIMEOUT,
            READ_TIMEOUT,
            ERROR_PAGE,
            APPLICATION_NAME,
            CALLBACK_PATH,
            REFRESH_AHEAD,
            MAX_SESSION_AGE,
            REVOCATION_ENDPOINT,
            LOGOUT_INVALIDATES_SESSION);

    private Settings() {}

    private static Setting<URI> endpoint(String key) {
        return Setting.required(key, SettingFormats::webAddress, "is not set");
    }
}
