package com.isogeo.security.internal.login;

import com.isogeo.security.internal.log.Message;

/** Why a login does not go on. The name is the reason code of the log; the page's words are in the bundle. */
enum LoginError {
    /** Not an answer to what this browser was sent out for. */
    FORGED(400, Message.FORGED),
    /** No pending login in this browser, or an old one: the page was left open, or cookies are off. */
    STALE(400, Message.STALE),
    /** The user comes round again and again. */
    LOOP(400, Message.LOOP),
    /** The callback is for GET only. */
    METHOD(405, Message.METHOD),
    /** The path can be read in two ways. */
    AMBIGUOUS_PATH(400, Message.AMBIGUOUS_PATH),
    /** The user said no. */
    DENIED(403, Message.DENIED),
    /** Signed in at Isogeo, but no identity store takes him. */
    NOT_ACCEPTED(403, Message.NOT_ACCEPTED),
    /** The far side answered nonsense, or an error that is not the user's. */
    PROVIDER_WRONG(502, Message.PROVIDER_WRONG),
    /** The token endpoint does not take the client's credentials: the operator's fault, not shown to the user. */
    CLIENT_WRONG(502, Message.CLIENT_WRONG),
    /** The far side did not answer. */
    PROVIDER_SILENT(504, Message.PROVIDER_SILENT),
    /** The token endpoint gives no answer to a refresh, and the token has expired: signed in still, but without a token. */
    UNAVAILABLE(503, Message.REFRESH_FAILED),
    /** A sign-in could not come back: the operator's fault, not shown to the user. */
    MISCONFIGURED(503, Message.MISCONFIGURED),
    /** Something of this application threw. */
    FAILED(500, Message.FAILED);

    private final int status;
    private final Message message;

    LoginError(int status, Message message) {
        this.status = status;
        this.message = message;
    }

    /** The line of the log that tells the reason. */
    Message message() {
        return message;
    }

    int status() {
        return status;
    }
}
