package com.isogeo.security.it;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The client that the stand-in knows: the demo's own configuration, so that a secret stands in one place. */
final class DemoClient {

    private DemoClient() {}

    /** Two lines for a microprofile-config.properties. */
    static String credentials() {
        return line("isogeo.client-id") + line("isogeo.client-secret");
    }

    static String value(String key) {
        Properties properties = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/demo/resources/META-INF/microprofile-config.properties"))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(key);
    }

    private static String line(String key) {
        StringBuilder line = new StringBuilder(key).append('=');
        value(key).chars().forEach(letter -> line.append(String.format("\\u%04x", letter)));
        return line.append('\n').toString();
    }
}
