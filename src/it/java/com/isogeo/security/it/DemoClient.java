package com.isogeo.security.it;

import com.isogeo.standin.StandInClient;
import com.isogeo.standin.StandInOptions;

/** The client of the tests' applications: the stand-in's first one. */
final class DemoClient {

    private DemoClient() {}

    /** Two lines for a microprofile-config.properties. */
    static String credentials() {
        return line("isogeo.client-id", client().id()) + line("isogeo.client-secret", client().secret());
    }

    static StandInClient client() {
        return StandInOptions.defaults().clients().get(0);
    }

    private static String line(String key, String value) {
        StringBuilder line = new StringBuilder(key).append('=');
        value.chars().forEach(letter -> line.append(String.format("\\u%04x", letter)));
        return line.append('\n').toString();
    }
}
