package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.util.Optional;

/** The application as a client of the authorization server (RFC 6749, section 2). */
public record ClientSettings(
        ClientCredentials credentials,
        ClientAuthentication authentication,
        RedirectUri redirectUri,
        Optional<String> callbackPath,
        Optional<String> scope) {

    static ClientSettings of(SettingValues values) {
        return new ClientSettings(
                new ClientCredentials(values.get(Settings.CLIENT_ID), values.get(Settings.CLIENT_SECRET)),
                values.get(Settings.CLIENT_AUTHENTICATION),
                values.get(Settings.REDIRECT_URI),
                values.get(Settings.CALLBACK_PATH),
                values.get(Settings.SCOPE));
    }
}
