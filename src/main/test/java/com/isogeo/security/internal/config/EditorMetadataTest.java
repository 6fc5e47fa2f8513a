package com.isogeo.security.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EditorMetadataTest {

    /** A key and its default, as an editor shows them. */
    private record Key(String name, Optional<String> defaultText) {}

    @Test
    @DisplayName("An editor is told of each key and its default, in their order")
    void eachKeyWithItsDefault() {
        List<Key> declared = Settings.ALL.stream()
                .map(setting -> new Key(setting.key(), setting.defaultText()))
                .toList();

        assertEquals(declared, fields().map(EditorMetadataTest::key).collect(Collectors.toList()));
    }

    @Test
    @DisplayName(
            "A key is a number for an editor where its value is of milliseconds, and true or false where it is that")
    void typesOfKeys() {
        Set<String> milliseconds = fields().filter(
                        field -> field.getType() == int.class || field.getType() == long.class)
                .map(field -> key(field).name())
                .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "isogeo.connect-timeout",
                        "isogeo.read-timeout",
                        "isogeo.refresh-ahead",
                        "isogeo.max-session-age"),
                milliseconds);
        assertEquals(
                List.of("isogeo.logout.invalidate-session"),
                fields().filter(field -> field.getType() == boolean.class)
                        .map(field -> key(field).name())
                        .toList());
    }

    private static Stream<Field> fields() {
        return Arrays.stream(EditorMetadata.class.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    private static Key key(Field field) {
        ConfigProperty property = field.getAnnotation(ConfigProperty.class);
        return new Key(
                property.name(),
                Optional.of(property.defaultValue()).filter(text -> !text.equals(ConfigProperty.UNCONFIGURED_VALUE)));
    }
}
