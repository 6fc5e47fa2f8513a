package com.isogeo.security.internal.oauth2;

/** The result of a token request (RFC 6749, section 5). */
public sealed interface TokenResult {

    /** Tokens were issued (section 5.1). */
    record Issued(Tokens tokens) implements TokenResult {}

    /** The token endpoint sent an error (section 5.2). */
    record ErrorResponse(OAuth2Error error) implements TokenResult {}
}
