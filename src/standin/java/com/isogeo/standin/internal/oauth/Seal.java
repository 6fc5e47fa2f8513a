package com.isogeo.standin.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.isogeo.standin.Scenario;
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
public final class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int ID_BYTES = 12;
    // As long as Isogeo's codes and tokens are, at least.
    private static final int MIN_CODE = 110;
    private static final int MIN_TOKEN = 262;

    private final SecureRandom random;
    private final SecretKeySpec key;

    public Seal(SecureRandom random) {
        this.random = random;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        key = new SecretKeySpec(bytes, "AES");
    }

    String randomId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** A code is in standard base64, so that it holds plus signs, slashes and equals signs as Isogeo's do. */
    String seal(Grant grant) {
        return switch (grant.kind()) {
            case CODE -> Base64.getEncoder().encodeToString(encrypt(grant, MIN_CODE));
            case ACCESS_TOKEN, REFRESH_TOKEN ->
                Base64.getUrlEncoder().withoutPadding().encodeToString(encrypt(grant, MIN_TOKEN));
            case COOKIE -> Base64.getUrlEncoder().withoutPadding().encodeToString(encrypt(grant, 0));
        };
    }

    /** The grant behind a code, a token or a cookie of this kind; nothing when it is not ours. */
    public Optional<Grant> open(Grant.Kind kind, String text) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
            if (sealed.length <= NONCE_BYTES) {
                return Optional.empty();
            }
            byte[] plain = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return Optional.of(read(new String(plain, UTF_8))).filter(grant -> grant.kind() == kind);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not base64, or not sealed under this key.
            return Optional.empty();
        }
    }

    private byte[] encrypt(Grant grant, int min) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        String text = text(grant);
        byte[] plain = (text + " ".repeat(Math.max(0, min - text.length()))).getBytes(UTF_8);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, whole, NONCE_BYTES, body.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        return cipher;
    }

    /** No field holds a line break: each is checked before a grant is made of it. */
    private static String text(Grant grant) {
        return String.join(
                "\n",
                grant.kind().name(),
                grant.id(),
                grant.clientId(),
                grant.user(),
                grant.scenarios().stream().map(Scenario::name).collect(joining(",")),
                grant.redirectUri(),
                grant.codeChallenge(),
                Long.toString(grant.expiresAt().toEpochMilli()),
                grant.family(),
                Long.toString(grant.begunAt().toEpochMilli()),
                Integer.toString(grant.refreshes()),
                "");
    }

    private static Grant read(String text) {
        String[] fields = text.split("\n", -1);
        return new Grant(
                Grant.Kind.valueOf(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                Arrays.stream(fields[4].split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .map(Scenario::valueOf)
                        .collect(toUnmodifiableSet()),
                fields[5],
                fields[6],
                Instant.ofEpochMilli(Long.parseLong(fields[7])),
                fields[8],
                Instant.ofEpochMilli(Long.parseLong(fields[9])),
                Integer.parseInt(fields[10]));
    }
}
