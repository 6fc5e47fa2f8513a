package com.isogeo.security;

import java.util.Objects;

/**
 * There is no access token for the application; {@link #reason()} says why. {@link IsogeoToken} throws it on the
 * calling thread. The message holds no secret.
 *
 * <pre>{@code
 * try {
 *     return api.search(words, token.value());
 * } catch (IsogeoTokenException nobody) {
 *     return SearchResult.EMPTY;
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IsogeoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why there is no access token. */
    public enum Reason {
        /** The calling thread serves no request or task of a signed-in user, or the login has reached its maximum age. */
        NOT_LOGGED_IN,
        /**
         * The login has ended: the token endpoint rejected its refresh token (RFC 6749, section 5.2), or the API
         * rejects its access token, and there is no way to a new one.
         */
        REFUSED,
        /**
         * There is no valid token for now: the token endpoint does not respond to a refresh, or the API rejects a new
         * token. The login stays, and a later call may succeed.
         */
        UNREACHABLE
    }

    /** Why there is no access token. */
    private final Reason reason;

    /**
     * An exception with its reason.
     *
     * @param reason why there is no access token
     * @param message one sentence for the developer's log, without a secret
     */
    public IsogeoTokenException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason is null");
    }

    /**
     * Why there is no access token.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
