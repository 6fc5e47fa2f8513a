package com.isogeo.standin.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows a loopback host by its name or address, without asking a name server. */
public final class Loopback {

    private static final Pattern IPV4 = Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private Loopback() {}

    /** True for {@code localhost}, 127.0.0.0/8 and {@code ::1}, the last with or without brackets. */
    public static boolean isLoopback(String host) {
        return switch (host.toLowerCase(Locale.ROOT)) {
            case "localhost", "::1", "[::1]" -> true;
            default -> IPV4.matcher(host).matches();
        };
    }
}
