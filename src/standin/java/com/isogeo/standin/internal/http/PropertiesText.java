package com.isogeo.standin.internal.http;

import java.util.Locale;
import java.util.Map;

/** Settings as a file that {@link java.util.Properties} loads and whose values MicroProfile Config takes as they are. */
public final class PropertiesText {

    private PropertiesText() {}

    public static String of(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach((key, value) -> text.append(escape(key, true))
                .append('=')
                .append(escape(withoutExpressions(value), false))
                .append('\n'));
        return text.toString();
    }

    /**
     * A backslash keeps a dollar sign from beginning an expression (MicroProfile Config, "Property Expressions"). SmallRye also
     * halves two dollar signs, and takes a backslash before one away.
     */
    private static String withoutExpressions(String value) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '$' && isSpecial(value, i)) {
                escaped.append('\\');
            }
            escaped.append(value.charAt(i));
        }
        return escaped.toString();
    }

    private static boolean isSpecial(String value, int index) {
        boolean before = index > 0 && "\\$".indexOf(value.charAt(index - 1)) >= 0;
        boolean after = index + 1 < value.length() && "{$".indexOf(value.charAt(index + 1)) >= 0;
        return before || after;
    }

    private static String escape(String text, boolean isKey) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\f' -> escaped.append("\\f");
                case ' ' -> escaped.append(isKey || i == 0 ? "\\ " : " ");
                case '\\', '=', ':', '#', '!' -> escaped.append('\\').append(c);
                default -> {
                    if (c < ' ' || c > '~') {
                        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
