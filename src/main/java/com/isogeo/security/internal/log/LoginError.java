package com.isogeo.security.internal.log;

/**
 * Why a login does not go on: the reason code of log lines and events, the number of the log line, the HTTP status of
 * the response, and what an operator can do. The words of the page are in the bundle {@code LoginErrorPage}, by this
 * name.
 */
public enum LoginError implements LogCode {
    /**
     * The authorization response does not belong to the request, or is malformed (RFC 6749, section 4.1.2; RFC 9207).
     */
    INVALID_AUTHORIZATION_RESPONSE(201, 400),
    /** The browser has no pending login of the state, or an old one, or the code has expired. */
    LOGIN_EXPIRED(202, 400),
    /** The user signs in again and again, and does not stay signed in. */
    LOGIN_LOOP(
            203,
            400,
            "does the browser keep the session cookie (its Secure flag, its path, the host name of"
                    + " isogeo.redirect-uri)?"),
    /** The module's own addresses are for GET only. */
    METHOD_NOT_ALLOWED(204, 405),
    /** Container and module could read the path in different ways. */
    AMBIGUOUS_PATH(205, 400),
    /** The user did not consent, or Isogeo does not let them in ({@code access_denied}). */
    ACCESS_DENIED(206, 403),
    /** Authenticated by Isogeo, but not accepted by the identity stores. */
    CALLER_NOT_ACCEPTED(207, 403),
    /** The provider sent a response that cannot be used, or an error that is not the user's. */
    INVALID_PROVIDER_RESPONSE(208, 502),
    /** The token endpoint rejects the client. The page says no more than INVALID_PROVIDER_RESPONSE does. */
    INVALID_CLIENT(209, 502, "check isogeo.client-id, isogeo.client-secret and isogeo.client-authentication"),
    /** The provider did not respond in time. */
    PROVIDER_TIMEOUT(210, 504),
    /** An exception of the application, of the container or of the module. */
    INTERNAL_ERROR(211, 500),
    /** The browser could not come back from a login. The reason is for the operator. */
    MISCONFIGURED(212, 503),
    /**
     * The caller stays signed in, but has no access token until the token endpoint responds again. The line of the
     * log is {@link Message#REFRESH_FAILED}.
     */
    REFRESH_UNAVAILABLE(Message.REFRESH_FAILED.number(), 503);

    private final int number;
    private final int status;
    private final String cure;

    LoginError(int number, int status) {
        this(number, status, "");
    }

    LoginError(int number, int status, String cure) {
        this.number = number;
        this.status = status;
        this.cure = cure;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String area() {
        return "login";
    }

    /** The HTTP status of the response. */
    public int status() {
        return status;
    }

    /** The reason, and what an operator can do, where that is always the same. */
    public String explain(String reason) {
        return cure.isEmpty() ? reason : reason + "; " + cure;
    }

    /** Code, reason and cure, as they stand in a line of the log. */
    public String sentence(String reason) {
        String text = name() + ": " + explain(reason);
        return text.endsWith("?") ? text : text + ".";
    }
}
