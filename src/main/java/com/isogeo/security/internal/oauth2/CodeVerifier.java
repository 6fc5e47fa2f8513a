package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The {@code code_verifier} of RFC 7636, section 4.1: 43 to 128 unreserved characters, new for each login. */
public record CodeVerifier(String value) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    public CodeVerifier {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a code verifier has 43 to 128 unreserved characters");
        }
    }

    public static CodeVerifier random(SecureRandom random) {
        return new CodeVerifier(RandomText.base64url(random, BYTES));
    }

    /** The {@code code_challenge} for the method S256 (RFC 7636, section 4.2). */
    public String challenge() {
        try {
            return RandomText.base64url(MessageDigest.getInstance("SHA-256").digest(value.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CodeVerifier[value=<hidden>]";
    }
}
