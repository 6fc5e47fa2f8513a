package com.isogeo.security.cluster;

import com.isogeo.standin.StandInServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

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

    /** The settings of the nodes, under the names at which MicroProfile Config reads the environment. */
    static Map<String, String> environment(StandInServer standIn) {
        Map<String, String> environment = new HashMap<>();
        standIn.configuration()
                .forEach((key, value) -> environment.put(
                        key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        return environment;
    }

    static Duration workingTime() {
        return Duration.ofSeconds(number("seconds"));
    }
}
