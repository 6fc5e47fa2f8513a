package com.isogeo.security.internal.client;

import com.isogeo.security.internal.log.LoginError;

/**
 * The provider did not respond, or not in a way that can be used. The reason is for the log and holds nothing it
 * sent.
 */
public final class ProviderException extends Exception {

    private static final long serialVersionUID = 1;

    private final LoginError error;
    private final String reason;

    private ProviderException(LoginError error, String reason) {
        super(reason);
        this.error = error;
        this.reason = reason;
    }

    /** No response in time. */
    public static ProviderException timeout(String reason) {
        return new ProviderException(LoginError.PROVIDER_TIMEOUT, reason);
    }

    /** A response, or a broken connection, that is of no use. */
    public static ProviderException invalidResponse(String reason) {
        return new ProviderException(LoginError.INVALID_PROVIDER_RESPONSE, reason);
    }

    public LoginError error() {
        return error;
    }

    public String reason() {
        return reason;
    }
}
