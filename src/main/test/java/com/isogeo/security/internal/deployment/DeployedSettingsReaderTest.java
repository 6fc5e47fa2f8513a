package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.ReadResult.Invalid;
import com.isogeo.security.internal.config.ReadResult.Valid;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeployedSettingsReaderTest {

    private static final Map<String, String> VALID = Map.of(
            "isogeo.client-id", "id",
            "isogeo.client-secret", "secret",
            "isogeo.redirect-uri", "https://maps.example.org/login/callback");

    @Test
    void clientsHaveTheirKeys() throws IOException {
        Valid<DeployedSettings> valid = read(Map.of("isogeo-account/mp-rest/connectTimeout", "7"))
                .fold(each -> each, invalid -> fail(invalid.problems().toString()));

        assertEquals(Duration.ofSeconds(5), valid.value().tokenClient().connectTimeout());
        assertEquals(Duration.ofMillis(7), valid.value().accountClient().connectTimeout());
        assertEquals(Duration.ofSeconds(5), valid.value().revocationClient().connectTimeout());
        assertEquals(1, valid.warnings().size());
    }

    @Test
    @DisplayName("S40 A wrong key of each client is a sentence of its own")
    void problemsOfAllClientsAreReported() throws IOException {
        assertEquals(
                List.of(
                        "isogeo-token/mp-rest/url names another address than isogeo.token-endpoint: remove it, and set that"
                                + " key.",
                        "isogeo-account/mp-rest/readTimeout must be a whole number of milliseconds from 1 to 300000.",
                        "isogeo-revocation/mp-rest/proxyAddress must be a host and a port, such as"
                                + " proxy.example.org:3128."),
                problems(Map.of(
                        "isogeo-token/mp-rest/url", "https://evil.example/token",
                        "isogeo-account/mp-rest/readTimeout", "0",
                        "isogeo-revocation/mp-rest/proxyAddress", "proxy")));
    }

    @Test
    void clientsAreReadOnceTheSettingsAreValid() throws IOException {
        assertEquals(
                List.of(
                        "isogeo.client-id must not contain a colon, which parts it from the secret in the Basic header."),
                problems(Map.of("isogeo.client-id", "a:b", "isogeo-account/mp-rest/readTimeout", "0")));
    }

    private static List<String> problems(Map<String, String> bent) throws IOException {
        return read(bent).fold(valid -> List.of(), Invalid::problems);
    }

    private static ReadResult<DeployedSettings> read(Map<String, String> bent) throws IOException {
        Map<String, String> values = new HashMap<>(VALID);
        values.putAll(bent);
        return new DeployedSettingsReader(
                        new SmallRyeConfigBuilder()
                                .addDefaultInterceptors()
                                .withSources(
                                        new PropertiesConfigSource(values, "application", 100),
                                        new PropertiesConfigSource(
                                                Path.of("src/main/resources/META-INF/microprofile-config.properties")
                                                        .toUri()
                                                        .toURL()))
                                .build(),
                        DeployedSettingsReaderTest.class.getClassLoader())
                .read();
    }
}
