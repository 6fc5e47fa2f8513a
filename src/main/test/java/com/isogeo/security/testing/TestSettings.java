package com.isogeo.security.testing;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.SettingsReader;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A valid configuration, of which a test bends one value. It is read as that of an application. */
public final class TestSettings {

    public static final String REDIRECT_URI = "https://maps.example.org/login/callback";

    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("isogeo.client-id", "id"),
            Map.entry("isogeo.client-secret", "secret"),
            Map.entry("isogeo.redirect-uri", REDIRECT_URI),
            Map.entry("isogeo.authorization-endpoint", "https://id.example.org/oauth/authorize"),
            Map.entry("isogeo.token-endpoint", "https://id.example.org/oauth/token"),
            Map.entry("isogeo.api-endpoint", "https://api.example.org"),
            Map.entry("isogeo.connect-timeout", "1000"),
            Map.entry("isogeo.read-timeout", "1000"),
            Map.entry("isogeo.logout.invalidate-session", "true"));

    private TestSettings() {}

    public static IsogeoSettings settings() {
        return read(Map.of());
    }

    /** A redirect URI that is a path alone has a provider on loopback. */
    public static IsogeoSettings with(String clientId, String clientSecret, String redirectUri) {
        Map<String, String> values = new HashMap<>(Map.of(
                "isogeo.client-id", clientId,
                "isogeo.client-secret", clientSecret,
                "isogeo.redirect-uri", redirectUri));
        if (redirectUri.startsWith("/")) {
            values.put("isogeo.authorization-endpoint", "http://127.0.0.1:9081/oauth/authorize");
        }
        return read(values);
    }

    public static IsogeoSettings with(ClientAuthentication authentication) {
        return read(Map.of("isogeo.client-authentication", word(authentication)));
    }

    public static IsogeoSettings withApi(String apiEndpoint) {
        return read(Map.of("isogeo.api-endpoint", apiEndpoint));
    }

    public static IsogeoSettings behindAProxy(String redirectUri, String callbackPath) {
        return read(
                callbackPath == null
                        ? Map.of("isogeo.redirect-uri", redirectUri)
                        : Map.of("isogeo.redirect-uri", redirectUri, "isogeo.callback-path", callbackPath));
    }

    public static IsogeoSettings withRevocation(ClientAuthentication authentication) {
        return read(Map.of(
                "isogeo.client-authentication",
                word(authentication),
                "isogeo.revocation-endpoint",
                "https://id.example.org/oauth/revoke"));
    }

    public static IsogeoSettings withReadTimeout(Duration readTimeout) {
        return read(Map.of("isogeo.read-timeout", Long.toString(readTimeout.toMillis())));
    }

    /** With this key of an error page, or without one where it is null. */
    public static IsogeoSettings withErrorPage(String errorPage) {
        return errorPage == null ? settings() : read(Map.of("isogeo.error-page", errorPage));
    }

    public static IsogeoSettings withSessionsThatStay() {
        return read(Map.of("isogeo.logout.invalidate-session", "false"));
    }

    /** With these values in the place of the valid ones, or beside them. */
    public static IsogeoSettings withValues(Map<String, String> values) {
        return read(values);
    }

    public static IsogeoSettings withMaxSessionAge(Duration age) {
        return withMaxSessionAge(age, true);
    }

    public static IsogeoSettings withMaxSessionAge(Duration age, boolean isSessionEnded) {
        return read(Map.of(
                "isogeo.logout.invalidate-session",
                Boolean.toString(isSessionEnded),
                "isogeo.max-session-age",
                Long.toString(age.toMillis()),
                "isogeo.revocation-endpoint",
                "https://id.example.org/oauth/revoke"));
    }

    private static String word(ClientAuthentication authentication) {
        return authentication.name().toLowerCase(Locale.ROOT);
    }

    private static IsogeoSettings read(Map<String, String> bent) {
        Map<String, String> values = new HashMap<>(VALID);
        values.putAll(bent);
        return SettingsReader.read(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(values, "application", 100))
                        .build())
                .fold(ReadResult.Valid::value, invalid -> {
                    throw new AssertionError(invalid.problems());
                });
    }
}
