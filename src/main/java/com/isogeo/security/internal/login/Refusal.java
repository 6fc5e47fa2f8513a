package com.isogeo.security.internal.login;

/** Why a login does not go on. The name is the reason code of the log; the page's words are in the bundle. */
enum Refusal {
    /** Not an answer to what this browser was sent out for. */
    FORGED(400),
    /** No pending login in this browser, or an old one: the page was left open, or cookies are off. */
    STALE(400),
    /** The user comes round again and again. */
    LOOP(400),
    /** The callback is for GET only. */
    METHOD(405),
    /** The path can be read in two ways. */
    AMBIGUOUS_PATH(400),
    /** The user said no. */
    DENIED(403),
    /** Signed in at Isogeo, but no identity store takes him. */
    NOT_ACCEPTED(403),
    /** The far side answered nonsense, or an error that is not the user's. */
    PROVIDER_WRONG(502),
    /** The token endpoint does not take the client's credentials: the operator's fault, not shown to the user. */
    CLIENT_WRONG(502),
    /** The far side did not answer. */
    PROVIDER_SILENT(504),
    /** The token endpoint gives no answer to a refresh, and the token has expired: signed in still, but without a token. */
    UNAVAILABLE(503),
    /** Something of this application threw. */
    FAILED(500);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
