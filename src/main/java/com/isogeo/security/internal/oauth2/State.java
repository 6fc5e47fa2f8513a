package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code state} of one authorization request (RFC 6749, section 10.12; RFC 9700, section 4.7): 256 random bits in
 * letters that no encoding changes.
 */
public record State(String value) implements Serializable {

    private static final int BYTES = 32;
    private static final int HANDLE_LETTERS = 10;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    public State {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a state has 43 letters of base64url");
        }
    }

    public static State random(SecureRandom random) {
        return new State(RandomText.base64url(random, BYTES));
    }

    /** The state that a parameter of this form is, or nothing. */
    public static Optional<State> of(String value) {
        return FORM.matcher(value).matches() ? Optional.of(new State(value)) : Optional.empty();
    }

    /** A short name that distinguishes pending logins of one browser; the rest of the state stays unguessable. */
    public String handle() {
        return value.substring(0, HANDLE_LETTERS);
    }

    /** Compares in a time that says nothing of where two states differ. */
    public boolean isSameAs(State other) {
        return MessageDigest.isEqual(value.getBytes(US_ASCII), other.value.getBytes(US_ASCII));
    }

    /** The raw bytes, for a compact form. */
    public byte[] bytes() {
        return Base64.getUrlDecoder().decode(value);
    }

    public static State of(byte[] bytes) {
        return new State(RandomText.base64url(bytes));
    }

    @Override
    public String toString() {
        return "State[value=<hidden>]";
    }
}
