package com.isogeo.security.internal.oauth2;

import java.util.regex.Pattern;

/**
 * Hosts that are this machine itself: {@code localhost} and the loopback addresses of both protocols (RFC 8252,
 * section 7.3). Names below {@code .localhost} are not among them: RFC 6761, section 6.3 asks resolvers to keep those
 * on this machine, and does not oblige them.
 */
public final class Loopback {

    private static final Pattern HOST = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private Loopback() {}

    /** Whether this host, as an address has it, with brackets around an IPv6 address, is this machine. */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }
}
