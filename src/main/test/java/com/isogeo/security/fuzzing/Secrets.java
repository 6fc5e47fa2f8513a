package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;

/** The secrets that the tests put in, and that must come out nowhere. */
final class Secrets {

    static final String CLIENT_SECRET = "cs-7Qw3Zr9Lk2Vt5Xn8";
    static final String CODE = "co-4Hj6Bd1Fp0Ys3Mg7";
    static final String ACCESS_TOKEN = "at-9Ke2Rn5Wc8Ul1Tx4";
    static final String REFRESH_TOKEN = "rt-3Gv7Pb0Zs6Qi9Dm2";

    private static final List<String> ALL = List.of(CLIENT_SECRET, CODE, ACCESS_TOKEN, REFRESH_TOKEN);

    private Secrets() {}

    /** Without any of the secrets, which an input may have by itself. */
    static String removedFrom(String text) {
        String rest = text;
        for (String secret : ALL) {
            rest = rest.replace(secret, "");
        }
        return rest;
    }

    static void assertNoneIn(String text) {
        for (String secret : ALL) {
            assertFalse(text.contains(secret), () -> "a secret is shown in: " + text);
        }
    }
}
