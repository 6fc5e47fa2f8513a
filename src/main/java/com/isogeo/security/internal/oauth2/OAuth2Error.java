package com.isogeo.security.internal.oauth2;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An error as the provider names it (RFC 6749, sections 4.1.2.1 and 5.2), cut to a length and to characters that can
 * neither break a line nor steer a terminal: it is made to be logged, never to be shown.
 */
public record OAuth2Error(String code, Optional<String> description, Optional<String> uri) {

    private static final int MAX_LENGTH = 200;

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
     * Whose fault an error of the token endpoint is (section 5.2). The codes beyond that section are a provider's own
     * words for a temporary problem.
     */
    public enum Fault {
        /** Code or refresh token is invalid: the user signs in again. */
        GRANT,
        /** Id or secret is wrong: the operator corrects it, and the refresh token stays valid. */
        CREDENTIALS,
        /** The client is not allowed to do this: the operator corrects it, and the refresh token is of no use. */
        CLIENT,
        /** The provider has a problem. */
        PROVIDER;

        /** Whether the same request may succeed later. */
        public boolean isTemporary() {
            return this == CREDENTIALS || this == PROVIDER;
        }
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
        String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
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
