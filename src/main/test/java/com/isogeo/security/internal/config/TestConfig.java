package com.isogeo.security.internal.config;

import static org.junit.jupiter.api.Assertions.fail;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The configuration of an application as a server would build it, with the module's sources and its defaults. */
public final class TestConfig {

    static final Path DEFAULTS = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    private TestConfig() {}

    public static Config of(Map<String, String> values) {
        return of(values, Map.of());
    }

    static Config of(Map<String, String> values, Map<String, String> annotation) {
        return of(new ClientSecretsConfigSource(), values, annotation);
    }

    static Config of(ClientSecretsConfigSource secrets, Map<String, String> values, Map<String, String> annotation) {
        try {
            Config config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(values, "application", 100),
                            secrets,
                            new DefinitionConfigSource(),
                            new PropertiesConfigSource(
                                    Settings.class.getResource("/META-INF/microprofile-config.properties")))
                    .build();
            DefinitionConfigSource.define(config, annotation);
            return config;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a valid result. */
    static <T> T requireValid(ReadResult<T> result) {
        return result.fold(ReadResult.Valid::value, invalid -> fail(String.join("\n", invalid.problems())));
    }

    /** The sentences of an invalid result; none of a valid one. */
    static List<String> problemsOf(ReadResult<?> result) {
        return result.fold(valid -> List.of(), ReadResult.Invalid::problems);
    }
}
