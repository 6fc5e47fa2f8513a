package com.isogeo.security.cluster;

import java.nio.file.Path;
import java.time.Duration;

/** What the build chose: ports, directories, and how long and with how many users. */
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

    static Path path(String key) {
        return Path.of(text(key)).toAbsolutePath();
    }

    /** The application as its users know it. */
    static String site() {
        return "http://localhost:" + number("proxy.port");
    }

    static String callback() {
        return site() + "/login/callback";
    }

    static String standin() {
        return "http://127.0.0.1:" + number("standin.port");
    }

    static Duration workingTime() {
        return Duration.ofSeconds(number("seconds"));
    }
}
