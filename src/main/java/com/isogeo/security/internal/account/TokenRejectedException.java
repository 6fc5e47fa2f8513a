package com.isogeo.security.internal.account;

import com.isogeo.security.internal.client.ProviderException;

/** The API rejects the access token (401; RFC 6750, section 3.1): it was revoked. */
public final class TokenRejectedException extends Exception {

    private static final long serialVersionUID = 1;

    TokenRejectedException() {
        super("the API rejects the access token");
    }

    /** Where the token is new, the fault is the provider's. */
    public ProviderException asProviderException() {
        return ProviderException.invalidResponse("API: status 401 to an access token that was just issued");
    }
}
