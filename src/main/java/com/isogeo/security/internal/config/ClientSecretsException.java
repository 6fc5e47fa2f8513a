package com.isogeo.security.internal.config;

/**
 * Why a client_secrets.json is of no use, as the end of a sentence. It has no cause: that of a JSON parser quotes the
 * file.
 */
final class ClientSecretsException extends Exception {

    private static final long serialVersionUID = 1;

    ClientSecretsException(String message) {
        super(message);
    }
}
