package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts and authenticates what a browser keeps for us (AES-256-GCM). The key comes from the client secret, so that
 * every node of a cluster has it; purpose, format, client, redirect URI and application are bound to it, so that no
 * other cookie opens in its place. A login ends at the redirect URI that it began with, also where that depends on
 * the request. Keys are derived when they are needed and never kept.
 */
@Singleton
public final class CookieSeal {

    private static final String FORMAT = "3";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final IsogeoSettings settings;
    private final PublicUrls urls;
    private final SecureRandom random;

    @Inject
    public CookieSeal(IsogeoSettings settings, PublicUrls urls, @ModuleOwned SecureRandom random) {
        this.settings = settings;
        this.urls = urls;
        this.random = random;
    }

    String seal(String purpose, HttpServletRequest request, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose, request).doFinal(content);
            byte[] value = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** The content; nothing when this is not a value that was sealed for just this. */
    Optional<byte[]> open(String purpose, HttpServletRequest request, String sealed) {
        try {
            byte[] value = Base64.getUrlDecoder().decode(sealed);
            if (value.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                return Optional.empty();
            }
            byte[] nonce = Arrays.copyOf(value, NONCE_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, purpose, request);
            return Optional.of(cipher.doFinal(value, NONCE_BYTES, value.length - NONCE_BYTES));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose, HttpServletRequest request)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(String.join(
                        "\n",
                        purpose,
                        FORMAT,
                        settings.client().credentials().clientId(),
                        urls.redirectUri(request).toString(),
                        request.getContextPath())
                .getBytes(UTF_8));
        return cipher;
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(
                new SecretKeySpec(settings.client().credentials().clientSecret().getBytes(UTF_8), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal("isogeo-security cookies".getBytes(UTF_8)), "AES");
    }
}
