package com.isogeo.security;

import java.util.Objects;

/**
 * There is no access token for the application; {@link #reason()} says why. Thrown by {@link IsogeoToken} on the thread
 * that asked. The text holds no secret.
 *
 * <pre>{@code
 * try {
 *     return api.search("Bearer " + token.value(), words);
 * } catch (IsogeoTokenException nobody) {
 *     return SearchResult.EMPTY;
 * }
 * }</pre>
 */
public final class IsogeoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why there is no access token. */
    public enum Reason {
        /** The current request has no session with a login that still holds. */
        NOT_LOGGED_IN,
        /** The token endpoint refused to refresh the tokens: the login is over (RFC 6749, section 5.2, invalid_grant). */
        REFUSED,
        /** The access token has expired and the token endpoint gives no answer to a refresh; the login stays. */
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
