package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The demo is an application as a user writes it. It is built after the module, hence its sources and not its
 * classes.
 */
class DemoSourcesTest {

    static Stream<Path> demoSeesThePublicApiOnly() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/demo/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void demoSeesThePublicApiOnly(Path source) throws IOException {
        String text = Files.readString(source);

        assertFalse(text.contains("com.isogeo.security.internal"), "a part of the module that is not public");
        assertFalse(text.contains("com.isogeo.standin"), "the stand-in, which production does not have");
    }
}
