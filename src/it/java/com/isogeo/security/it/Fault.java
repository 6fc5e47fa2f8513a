package com.isogeo.security.it;

/** What an endpoint sends in place of its response, or what is wrong with a response that is valid otherwise. */
enum Fault {
    HANG,
    DRIPPING_HEADERS,
    DRIPPING_BODY,
    RESET_HALF_WAY,
    HUNDRED_MEGABYTES,
    ENDLESS,
    DEEP_JSON,
    INVALID_UTF_8,
    /** Nothing is wrong with it, but that it comes after others have been sent. */
    LATE;

    /** Whether the connection stays open until the client ends it. */
    boolean holds() {
        return this == HANG || this == DRIPPING_HEADERS || this == DRIPPING_BODY;
    }
}
