package com.isogeo.security.it;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces references to system properties, such as {@code ${demo.port}}. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private Placeholders() {}

    static String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(Placeholders::value);
    }

    private static String value(MatchResult placeholder) {
        return Matcher.quoteReplacement(Optional.ofNullable(System.getProperty(placeholder.group(1)))
                .orElseThrow(() -> new IllegalStateException(placeholder.group() + " is not set")));
    }
}
