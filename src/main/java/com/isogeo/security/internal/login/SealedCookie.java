package com.isogeo.security.internal.login;

import java.time.Duration;

/** One cookie whose content is sealed: its name, the purpose that the seal is bound to, and its life. */
record SealedCookie(String name, String purpose, Duration life) {

    /** Without the purpose, which may be bound to a token. */
    @Override
    public String toString() {
        return "SealedCookie[name=" + name + "]";
    }
}
