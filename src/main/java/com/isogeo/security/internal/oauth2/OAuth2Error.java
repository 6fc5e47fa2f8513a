package com.isogeo.security.internal.oauth2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as the provider names it (RFC 6749, sections 4.1.2.1 and 5.2), cut to a length and to characters that can neither
 * break a line nor steer a terminal: it is made to be logged, never to be shown.
 */
public record OAuth2Error(String code, Optional<String> description, Optional<String> uri) {

    private static final int LONGEST = 200;

    public OAuth2Error {
        code = printable(code);
        description = description.map(OAuth2Error::printable);
        uri = uri.map(OAuth2Error::printable);
    }

    public static OAuth2Error of(String code, @Nullable String description, @Nullable String uri) {
        return new OAuth2Error(code, Optional.ofNullable(description), Optional.ofNullable(uri));
    }

    public boolean is(String otherCode) {
        return code.equals(otherCode);
    }

    private static String printable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.codePoints()
                .map(character -> character >= 0x20 && character < 0x7f ? character : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** One line for the log. */
    @Override
    public String toString() {
        return code + description.map(text -> " (" + text + ")").orElse("");
    }
}
