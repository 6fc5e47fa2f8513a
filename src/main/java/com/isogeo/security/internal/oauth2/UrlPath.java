package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Paths of URLs in one form (RFC 3986, section 6.2.2): a container may give its context path decoded, and a browser may
 * encode more than it has to. Two ways to write one path are equal here, and only here are paths compared.
 */
public final class UrlPath {

    /** What stands in a path as it is (RFC 3986, section 3.3), beside letters and digits. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private static final String UNRESERVED = "-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int ENCODED_LENGTH = 3;

    private UrlPath() {}

    public static boolean areEqual(String one, String other) {
        return one.equals(other) || normalized(one).equals(normalized(other));
    }

    /**
     * Whether a path is equal to what these two make, one behind the other. Nothing is built where the path is in
     * normal form, as nearly all are: every request comes by here.
     *
     * @param base without a slash at its end, so that the root is empty
     * @param normalRest in normal form, from a slash on
     */
    public static boolean isJoined(String path, String base, String normalRest) {
        String normal = normalized(path);
        if (!normal.endsWith(normalRest)) {
            return false;
        }
        String normalBase = normalized(base);
        return normal.length() == normalBase.length() + normalRest.length() && normal.startsWith(normalBase);
    }

    /**
     * What follows the base in a path: empty, or from a slash on, as it was written. Nothing when the path lies
     * elsewhere.
     *
     * @param base without a slash at its end, so that the root is empty
     */
    public static Optional<String> relativeTo(String base, String path) {
        int end = 0;
        for (int segments = segments(base); segments > 0; segments--) {
            end = path.indexOf('/', end + 1);
            if (end < 0) {
                return segments == 1 && areEqual(base, path) ? Optional.of("") : Optional.empty();
            }
        }
        return areEqual(base, path.substring(0, end)) ? Optional.of(path.substring(end)) : Optional.empty();
    }

    private static int segments(String base) {
        return (int) base.chars().filter(letter -> letter == '/').count();
    }

    /** The path with everything encoded that must be, and nothing else. */
    public static String normalized(String path) {
        if (isNormal(path)) {
            return path;
        }
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < path.length(); ) {
            int letter = path.codePointAt(i);
            if (isEncoded(path, i)) {
                appendOctet(normal, octetAt(path, i), UNRESERVED);
                i += ENCODED_LENGTH;
            } else {
                for (byte octet : Character.toString(letter).getBytes(UTF_8)) {
                    appendOctet(normal, octet & 0xff, PLAIN);
                }
                i += Character.charCount(letter);
            }
        }
        return normal.toString();
    }

    private static boolean isNormal(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (isNormallyEncoded(path, i)) {
                i += ENCODED_LENGTH - 1;
            } else if (!isPlain(path.charAt(i), PLAIN)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an octet is encoded here that must be, in upper case. */
    private static boolean isNormallyEncoded(String path, int at) {
        return isEncoded(path, at)
                && path.charAt(at + 1) < 'a'
                && path.charAt(at + 2) < 'a'
                && !isPlain(octetAt(path, at), UNRESERVED);
    }

    private static int octetAt(String path, int at) {
        return HexFormat.fromHexDigits(path, at + 1, at + ENCODED_LENGTH);
    }

    private static boolean isEncoded(String path, int at) {
        return path.charAt(at) == '%'
                && at + ENCODED_LENGTH <= path.length()
                && HexFormat.isHexDigit(path.charAt(at + 1))
                && HexFormat.isHexDigit(path.charAt(at + 2));
    }

    private static void appendOctet(StringBuilder normal, int octet, String plain) {
        if (isPlain(octet, plain)) {
            normal.append((char) octet);
        } else {
            normal.append('%').append(HEX.toHexDigits((byte) octet));
        }
    }

    private static boolean isPlain(int letter, String others) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || (letter < 0x80 && others.indexOf(letter) >= 0);
    }
}
