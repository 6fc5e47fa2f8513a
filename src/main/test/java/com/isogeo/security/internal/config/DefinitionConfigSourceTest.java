package com.isogeo.security.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DefinitionConfigSourceTest {

    private static final String SCOPE = "isogeo.scope";
    private static final Map<String, String> ANNOTATION = Map.of(SCOPE, "from-annotation");

    private final Config config = TestConfig.of(Map.of(), ANNOTATION);

    @Test
    @DisplayName("What an application or an operator sets counts more than the annotation, a default less")
    void keyOverrulesTheAnnotation() {
        Config overruled = TestConfig.of(Map.of(SCOPE, "from-a-key"), ANNOTATION);

        assertTrue(DefinitionConfigSource.isOverruledIn(overruled, SCOPE));
        assertFalse(DefinitionConfigSource.isOverruledIn(config, SCOPE));
        assertFalse(DefinitionConfigSource.isOverruledIn(config, "isogeo.token-endpoint"), "a default");
        assertFalse(DefinitionConfigSource.isOverruledIn(config, "isogeo.issuer"), "set nowhere");
    }

    @Test
    @DisplayName("A second configuration of the same application gets the values of the annotation and of the file")
    void valuesAreCopied() {
        Config other = TestConfig.of(Map.of());

        DefinitionConfigSource.copyTo(config, other);

        assertEquals("from-annotation", other.getValue(SCOPE, String.class));
    }

    @Test
    void operatorSeesWhereAValueIsFrom() {
        assertEquals(
                "@IsogeoAuthenticationMechanismDefinition",
                config.getConfigValue(SCOPE).getSourceName());
        assertTrue(StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(DefinitionConfigSource.class::isInstance)
                .anyMatch(source -> source.getPropertyNames().equals(Set.of(SCOPE))));
    }

    @Test
    @DisplayName("S40 A configuration that did not load the module's sources is an error that says so")
    void absentSourceIsAnError() {
        Config foreign = new SmallRyeConfigBuilder()
                .withDefaultValue("isogeo.client-secrets-file", "/not-there.json")
                .build();

        assertEquals(
                DefinitionConfigSource.NOT_LOADED,
                assertThrows(IllegalStateException.class, () -> DefinitionConfigSource.define(foreign, Map.of()))
                        .getMessage());
        assertEquals(
                DefinitionConfigSource.NOT_LOADED,
                assertThrows(IllegalStateException.class, () -> ClientSecretsConfigSource.load(foreign))
                        .getMessage());
    }

    @Test
    @DisplayName("S40 Two annotations do not mix in a configuration that two web applications share")
    void secondAnnotationIsAnError() {
        DefinitionConfigSource.define(config, ANNOTATION);
        Map<String, String> other = Map.of(SCOPE, "from-another-annotation");

        assertEquals(
                DefinitionConfigSource.SHARED,
                assertThrows(IllegalStateException.class, () -> DefinitionConfigSource.define(config, other))
                        .getMessage());
        assertEquals("from-annotation", config.getValue(SCOPE, String.class));
    }
}
