package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates what leaves this node (AES-256-GCM, a nonce of its own for each value). The key comes from
 * the client secret, so that every node of a cluster has it. Keys are derived when they are needed and never kept.
 */
public final class ClientSecretSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ClientCredentials credentials;
    private final String keyLabel;
    private final SecureRandom random;

    /** What the values are is their label, and each label has a key of its own. */
    public ClientSecretSeal(ClientCredentials credentials, String keyLabel, SecureRandom random) {
        this.credentials = credentials;
        this.keyLabel = keyLabel;
        this.random = random;
    }

    /** Seals the content for what it belongs to, its context: it opens nowhere else. */
    public byte[] seal(byte[] content, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(content);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** The content; nothing when this is not a value that was sealed for just this. */
    public Optional<byte[]> open(byte[] value, String context) {
        if (value.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(value, NONCE_BYTES), context);
            return Optional.of(cipher.doFinal(value, NONCE_BYTES, value.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(credentials.clientSecret().getBytes(UTF_8), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal(keyLabel.getBytes(UTF_8)), "AES");
    }
}
