package com.isogeo.security.internal.client;

import com.isogeo.security.internal.oauth2.OAuth2Error;

/** Carries an error response of the token endpoint out of the Rest Client; {@link TokenClient} catches it. */
final class TokenErrorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient OAuth2Error error;

    TokenErrorException(OAuth2Error error) {
        super(error.code());
        this.error = error;
    }

    OAuth2Error error() {
        return error;
    }
}
