package com.isogeo.security.internal.login;

import com.isogeo.security.internal.client.ProviderUnreachableException;

/** Carries an unreachable API through {@code IdentityStoreHandler.validate}, which has no checked exceptions. */
final class AccountUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProviderUnreachableException cause;

    AccountUnreachableException(ProviderUnreachableException cause) {
        super(cause.getMessage(), cause);
        this.cause = cause;
    }

    ProviderUnreachableException cause() {
        return cause;
    }
}
