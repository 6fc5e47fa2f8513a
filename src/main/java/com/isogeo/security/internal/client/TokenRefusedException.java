package com.isogeo.security.internal.client;

/** The API does not take the access token any more (401; RFC 6750, section 3.1): it was revoked. */
public final class TokenRefusedException extends Exception {

    private static final long serialVersionUID = 1;

    TokenRefusedException() {
        super("the API does not take the access token");
    }

    /** Where the token is new, the fault is the provider's. */
    public ProviderUnreachableException asUnreachable() {
        return new ProviderUnreachableException(
                ProviderUnreachableException.Fault.UNUSABLE, "API: status 401 to an access token that was just issued");
    }
}
