package com.isogeo.standin.devservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stand-in never takes the place of a real client. */
class ApplicationSettingsTest {

    private static final int APPLICATION = 100;

    @Test
    void startsWhereNothingIsSet() {
        assertEquals(Optional.empty(), refusal(APPLICATION, "isogeo.standin.port", "9081"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isogeo.client-id",
                "isogeo.client-secret",
                "isogeo.client-secrets-file",
                "isogeo.authorization-endpoint",
                "isogeo.token-endpoint",
                "isogeo.api-endpoint",
                "isogeo.revocation-endpoint",
                "isogeo.issuer"
            })
    void keyOfARealClientRefusesIt(String key) {
        assertTrue(refusal(APPLICATION, key, "https://id.example").orElse("").startsWith(key + " is set"), key);
    }

    @ParameterizedTest
    @CsvSource({"10, false", "20, true", "50, true", "100, true", "300, true"})
    void moduleDefaultsAreNotTheApplications(int ordinal, boolean isRefused) {
        assertEquals(
                isRefused,
                refusal(ordinal, "isogeo.token-endpoint", "https://id.example").isPresent());
    }

    @Test
    void blankValueIsNone() {
        assertEquals(Optional.empty(), refusal(APPLICATION, "isogeo.client-id", " "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/callback",
                "http://localhost:9080/login/callback",
                "http://127.0.0.1:9080/login/callback",
                "https://[::1]/login/callback"
            })
    void redirectUriOnLoopbackStays(String uri) {
        assertEquals(Optional.empty(), refusal(APPLICATION, "isogeo.redirect-uri", uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://maps.example.org/login/callback",
                "http://localhost.example.org/login/callback",
                "//maps.example.org/login/callback",
                "http://10.0.0.1/login/callback",
                "http://127.0.0.1@maps.example.org/login/callback",
                "http:// /"
            })
    void otherRedirectUriRefusesIt(String uri) {
        assertEquals(
                Optional.of("isogeo.redirect-uri is not on loopback"),
                refusal(APPLICATION, "isogeo.redirect-uri", uri));
    }

    @Test
    void standInsOwnValuesRefuseNothing() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new DevServiceConfigSource())
                .build();

        DevServiceConfigSource.fill(config, Map.of("isogeo.client-id", "stand-in"));

        assertEquals("stand-in", config.getValue("isogeo.client-id", String.class));
        assertEquals(Optional.empty(), new ApplicationSettings(config).refusal());
    }

    @Test
    void applicationsRedirectUriWinsOverTheStandIns() {
        Config config = new SmallRyeConfigBuilder()
                .withSources(new DevServiceConfigSource(), source(APPLICATION, "isogeo.redirect-uri", "/back"))
                .build();

        DevServiceConfigSource.fill(config, Map.of("isogeo.redirect-uri", "/login/callback"));

        assertEquals("/back", config.getValue("isogeo.redirect-uri", String.class));
    }

    static SmallRyeConfig config(int ordinal, String key, String value) {
        return new SmallRyeConfigBuilder()
                .withSources(source(ordinal, key, value))
                .build();
    }

    private static PropertiesConfigSource source(int ordinal, String key, String value) {
        return new PropertiesConfigSource(Map.of(key, value), "application", ordinal);
    }

    private static Optional<String> refusal(int ordinal, String key, String value) {
        return new ApplicationSettings(config(ordinal, key, value)).refusal();
    }
}
