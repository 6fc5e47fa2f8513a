package com.isogeo.security.internal.login;

import java.time.Duration;

/**
 * Every cookie of the module, with its name, what its content is sealed for, and its life. {@link BrowserCookies}
 * puts a prefix before the name where the application is on https.
 */
enum CookieKind {
    /** A login that is at the provider; one cookie for each, with the state's handle behind the name. */
    PENDING_LOGIN("isogeo-login-", "pending login", Duration.ofMinutes(30)),
    /** How many logins this browser has ended lately. */
    LOOP_GUARD("isogeo-loop-guard", "loop guard", Duration.ofMinutes(1)),
    /** Since when this browser waits for the node that refreshes its login. */
    REFRESH_HANDOFF("isogeo-refresh-handoff", "refresh hand-off", Duration.ofSeconds(10)),
    /** A flag without content: a login of this browser gave way to another tab's. */
    SUPERSEDED("isogeo-superseded", "", Duration.ofSeconds(10)),
    /** A flag without content: Chromium keeps pages for the Back button until it sees a new cookie of this kind. */
    SIGNED_OUT("isogeo-signed-out", "", Duration.ofMinutes(1));

    private static final String FLAG_VALUE = "1";

    private final String cookieName;
    private final String purpose;
    private final Duration life;

    CookieKind(String cookieName, String purpose, Duration life) {
        this.cookieName = cookieName;
        this.purpose = purpose;
        this.life = life;
    }

    String cookieName() {
        return cookieName;
    }

    Duration life() {
        return life;
    }

    SealedCookie cookie() {
        return new SealedCookie(cookieName, purpose, life);
    }

    /** One of several cookies of this kind. */
    SealedCookie withId(String id) {
        return new SealedCookie(cookieName + id, purpose, life);
    }

    /** A cookie that opens only for the same secret, which is not in it. */
    SealedCookie boundTo(String secret) {
        return new SealedCookie(cookieName, purpose + ' ' + secret, life);
    }

    /** Sets a cookie whose presence is all that it says. */
    CookieChange flag() {
        return new CookieChange(cookieName, FLAG_VALUE, life);
    }
}
