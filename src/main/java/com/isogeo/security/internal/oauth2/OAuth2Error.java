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

    /**
     * Whose fault an error of the token endpoint is (section 5.2), and so what becomes of a refresh that it answers. The codes
     * beyond that section are some provider's own word for a trouble that passes.
     */
    public enum Fault {
        /** The refresh token is void: its user signs in anew. */
        GRANT,
        /** Id or secret is wrong: the operator mends it, and the refresh token is as good as before. */
        CREDENTIALS,
        /** This client is never given what it asks for: the operator mends it, and the refresh token is of no use. */
        CLIENT,
        /** The provider is in trouble. */
        PROVIDER
    }

    public Fault fault() {
        return switch (code) {
            case "invalid_grant" -> Fault.GRANT;
            case "invalid_client" -> Fault.CREDENTIALS;
            case "unauthorized_client", "unsupported_grant_type", "invalid_scope", "invalid_request" -> Fault.CLIENT;
            default -> Fault.PROVIDER;
        };
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
