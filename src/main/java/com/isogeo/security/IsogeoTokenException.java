package com.isogeo.security;

import java.util.Objects;

/**
 * There is no access token for the application; {@link #reason()} says why. Thrown by {@link IsogeoToken} on the thread
 * that asked. The text holds no secret.
 *
 * <pre>{@code
 * try {
 *     return api.search(words, token.value());
 * } catch (IsogeoTokenException nobody) {
 *     return SearchResult.EMPTY;
 * }
 * }</pre>
 */
public final class IsogeoTokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why there is no access token. */
    public enum Reason {
        /** No login that still holds: not in this request's session, or neither a request nor its task is about. */
        NOT_LOGGED_IN,
        /** The login is over: its refresh was refused (RFC 6749, section 5.2, invalid_grant), or the API refuses its token for good. */
        REFUSED,
        /** There is no token, or no better one, for now: the token endpoint gives no answer to a refresh, or the API refuses a new token. The login stays. */
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
