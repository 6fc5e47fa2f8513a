package com.isogeo.security.internal.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.security.internal.config.IsogeoSettings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Identifies a configuration of client and endpoints, so that no login outlives a change of provider. */
record ConfigurationFingerprint(String value) {

    static ConfigurationFingerprint of(IsogeoSettings settings) {
        String configuration = String.join(
                "\n",
                settings.client().credentials().clientId(),
                settings.provider().authorizationEndpoint().toString(),
                settings.provider().tokenEndpoint().toString(),
                settings.provider().apiEndpoint().toString(),
                settings.provider().issuer().orElse(""));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(configuration.getBytes(UTF_8));
            return new ConfigurationFingerprint(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
