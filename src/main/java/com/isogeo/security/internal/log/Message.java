package com.isogeo.security.internal.log;

/** Each kind of line other than a failed login. docs/reference/errors-and-log.md says what to do about each. */
public enum Message implements LogCode {
    ODD_CREDENTIALS(101, "deployment"),
    RETURN_URL_CUT(221, "login"),
    ACCOUNT_UNREADABLE(222, "login"),
    MEMBERSHIPS_UNREADABLE(223, "login"),
    RESPONSE_COMMITTED(231, "login"),
    ROLES_NOT_READ(301, "session"),
    CALLER_NO_LONGER_ACCEPTED(302, "session"),
    REFRESH_FAILED(303, "session"),
    REFRESH_REJECTED(304, "session"),
    REVOCATION_FAILED(305, "session"),
    OBSERVER_FAILED(306, "session"),
    MAX_AGE_REACHED(307, "session");

    private final int number;
    private final String area;

    Message(int number, String area) {
        this.number = number;
        this.area = area;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public String area() {
        return area;
    }
}
