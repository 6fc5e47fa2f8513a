package com.isogeo.security.internal.account;

import com.isogeo.security.internal.client.ProviderException;

/** Carries an unreachable API through {@code IdentityStoreHandler.validate}, which has no checked exceptions. */
public final class AccountUnreachableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProviderException cause;

    AccountUnreachableException(ProviderException cause) {
        super(cause.getMessage(), cause);
        this.cause = cause;
    }

    public ProviderException cause() {
        return cause;
    }
}
