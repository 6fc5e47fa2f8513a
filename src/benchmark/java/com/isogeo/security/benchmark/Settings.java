package com.isogeo.security.benchmark;

import java.nio.file.Path;
import java.util.List;

/** What the build chose. */
final class Settings {

    private Settings() {}

    static String text(String key) {
        String text = System.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return text;
    }

    static int number(String key) {
        return Integer.parseInt(text(key));
    }

    static List<String> list(String key) {
        return List.of(text(key).split(","));
    }

    static Path path(String key) {
        return Path.of(text(key)).toAbsolutePath();
    }
}
