package com.isogeo.security.internal.log;

/** Each kind of line in the log, by its number. The numbers stay; the README's table says what to do about each. */
public enum Message {
    ODD_CREDENTIALS(101, "deployment"),
    FORGED(201, "login"),
    STALE(202, "login"),
    LOOP(203, "login"),
    METHOD(204, "login"),
    AMBIGUOUS_PATH(205, "login"),
    DENIED(206, "login"),
    NOT_ACCEPTED(207, "login"),
    PROVIDER_WRONG(208, "login"),
    CLIENT_WRONG(209, "login"),
    PROVIDER_SILENT(210, "login"),
    FAILED(211, "login"),
    MISCONFIGURED(212, "login"),
    LANDING_CUT(221, "login"),
    ACCOUNT_UNREADABLE(222, "login"),
    MEMBERSHIPS_UNREADABLE(223, "login"),
    RESPONSE_COMMITTED(231, "login"),
    ROLES_NOT_READ(301, "session"),
    NO_LONGER_ACCEPTED(302, "session"),
    REFRESH_FAILED(303, "session"),
    REFRESH_REFUSED(304, "session"),
    REVOCATION_FAILED(305, "session"),
    OBSERVER_FAILED(306, "session");

    private final int number;
    private final String room;

    Message(int number, String room) {
        this.number = number;
        this.room = room;
    }

    /** As it stands in front of the sentence. */
    public String id() {
        return "ISOGEO" + number;
    }

    /** The name of its logger. */
    public String logger() {
        return "com.isogeo.security." + room;
    }
}
