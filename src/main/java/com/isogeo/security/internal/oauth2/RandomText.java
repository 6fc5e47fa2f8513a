package com.isogeo.security.internal.oauth2;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable text of base64url letters, which need no encoding in a URL, a cookie or a header. */
public final class RandomText {

    private RandomText() {}

    public static String base64url(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return base64url(drawn);
    }

    static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
