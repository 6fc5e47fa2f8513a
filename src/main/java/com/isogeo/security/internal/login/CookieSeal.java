package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.oauth2.ClientSecretSeal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Encrypts and authenticates what a browser keeps for us. Purpose, format, client, redirect URI and application are
 * bound to it, so that no other cookie opens in its place. A login ends at the redirect URI that it began with, also
 * where that depends on the request.
 */
@Singleton
public final class CookieSeal {

    private static final String FORMAT = "3";

    private final ClientSecretSeal seal;
    private final String clientId;
    private final PublicUrls urls;

    @Inject
    public CookieSeal(IsogeoSettings settings, PublicUrls urls, @ModuleOwned SecureRandom random) {
        this.seal = new ClientSecretSeal(settings.client().credentials(), "isogeo-security cookies", random);
        this.clientId = settings.client().credentials().clientId();
        this.urls = urls;
    }

    String seal(String purpose, HttpServletRequest request, byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal.seal(content, context(purpose, request)));
    }

    /** The content; nothing when this is not a value that was sealed for just this. */
    Optional<byte[]> open(String purpose, HttpServletRequest request, String sealed) {
        try {
            return seal.open(Base64.getUrlDecoder().decode(sealed), context(purpose, request));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String context(String purpose, HttpServletRequest request) {
        return String.join(
                "\n", purpose, FORMAT, clientId, urls.redirectUri(request).toString(), request.getContextPath());
    }
}
