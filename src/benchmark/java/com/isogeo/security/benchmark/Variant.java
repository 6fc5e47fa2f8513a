package com.isogeo.security.benchmark;

import java.util.Locale;

/** A way to protect the same page, or none. */
enum Variant {
    NO_SECURITY("no security", false),
    CONSTANT_CALLER("a mechanism with a constant caller", false),
    FORM("`FORM`", true),
    OPENID_ANNOTATION("`@OpenIdAuthenticationMechanismDefinition`", true),
    OWN_CLIENT("the server's own OpenID Connect client", true),
    MODULE("**isogeo-security**", true);

    private final String label;
    private final boolean isSignedIn;

    Variant(String label, boolean isSignedIn) {
        this.label = label;
        this.isSignedIn = isSignedIn;
    }

    String label() {
        return label;
    }

    /** Whether users sign in to it. */
    boolean isSignedIn() {
        return isSignedIn;
    }

    /** Whether the container calls a mechanism of Jakarta Security. */
    boolean isJakartaSecurity() {
        return this == CONSTANT_CALLER || this == OPENID_ANNOTATION || this == MODULE;
    }

    /** For files and directories. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
