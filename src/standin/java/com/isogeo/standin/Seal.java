package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes codes, tokens and cookies out of grants, under a key that lives as long as the stand-in runs. */
@ApplicationScoped
class Seal {

    private static final int NONCE_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final byte[] key = random.generateSeed(32);

    String randomId() {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** A code: standard base64, so that it holds plus signs, slashes and equals signs as Isogeo's do. */
    String code(Grant grant) {
        return Base64.getEncoder().encodeToString(sealed(grant, 110));
    }

    String accessToken(Grant grant) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(grant, 262));
    }

    String refreshToken(Grant grant) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(grant, 262));
    }

    String cookie(Grant grant) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed(grant, 0));
    }

    /** The grant behind a code, a token or a cookie of this kind; nothing when it is not ours. */
    Optional<Grant> open(String kind, String text) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (sealed.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(read(new String(plain, UTF_8)))
                    .filter(grant -> grant.kind().equals(kind));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private byte[] sealed(Grant grant, int atLeast) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String text = String.join(
                "\n",
                grant.kind(),
                grant.id(),
                grant.user().name(),
                grant.scenarios().stream().map(Scenario::name).collect(joining(",")),
                grant.redirectUri(),
                grant.codeChallenge(),
                Long.toString(grant.expiresAt().toEpochMilli()),
                grant.family(),
                Long.toString(grant.begunAt().toEpochMilli()),
                Integer.toString(grant.refreshes()),
                "");
        byte[] plain = (text + " ".repeat(Math.max(0, atLeast - text.length()))).getBytes(UTF_8);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, whole, NONCE_BYTES, body.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Grant read(String text) {
        String[] fields = text.split("\n", -1);
        return new Grant(
                fields[0],
                fields[1],
                User.valueOf(fields[2]),
                Arrays.stream(fields[3].split(",", -1)).map(Scenario::valueOf).collect(toUnmodifiableSet()),
                fields[4],
                fields[5],
                Instant.ofEpochMilli(Long.parseLong(fields[6])),
                fields[7],
                Instant.ofEpochMilli(Long.parseLong(fields[8])),
                Integer.parseInt(fields[9]));
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        return cipher;
    }
}
