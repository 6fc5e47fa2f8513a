package com.isogeo.security.internal.oauth2;

import java.net.URI;
import java.util.Locale;

/** The origin of an address: its scheme, host and port (RFC 6454, section 4). */
public record Origin(URI endpoint) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Whether an address has this origin, and does not only look like it. */
    public boolean isOf(URI address) {
        return address.getScheme() != null
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && lowered(address.getScheme()).equals(lowered(endpoint.getScheme()))
                && lowered(address.getHost()).equals(lowered(endpoint.getHost()))
                && port(address) == port(endpoint);
    }

    private static int port(URI address) {
        if (address.getPort() != -1) {
            return address.getPort();
        }
        return lowered(address.getScheme()).equals("https") ? HTTPS : HTTP;
    }

    private static String lowered(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
