package com.isogeo.security.internal.config;

/** How the client authenticates at the token endpoint (RFC 6749, section 2.3.1). */
public enum ClientAuthentication {
    /** In the {@code Authorization} header. */
    BASIC,
    /** As parameters of the form. */
    POST
}
