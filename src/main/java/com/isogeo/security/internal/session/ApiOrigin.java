package com.isogeo.security.internal.session;

import java.net.URI;
import java.util.Locale;

/** Where an access token may be sent: to the API's scheme, host and port (RFC 6454, section 4), and to nothing that only looks like it. */
record ApiOrigin(URI endpoint) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    boolean isOf(URI address) {
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
