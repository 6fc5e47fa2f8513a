package com.isogeo.security.internal.login;

import java.time.Duration;

/** A cookie that the response is to set; one without life is removed. */
record CookieChange(String name, String value, Duration life) {

    static CookieChange removalOf(String name) {
        return new CookieChange(name, "", Duration.ZERO);
    }

    boolean isRemoval() {
        return life.isZero();
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "CookieChange[name=" + name + ", life=" + life + "]";
    }
}
