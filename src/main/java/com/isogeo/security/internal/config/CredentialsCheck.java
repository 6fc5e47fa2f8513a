package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.ClientCredentials;
import java.util.List;
import java.util.regex.Pattern;

/** Looks for the usual paste error in Isogeo's credentials, which no server refuses before a user tries. */
final class CredentialsCheck {

    private static final Pattern ISOGEO_CLIENT_ID =
            Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|.*-[0-9a-f]{32}");
    private static final int ISOGEO_SECRET_LENGTH = 64;

    private CredentialsCheck() {}

    /** At most one sentence, which names the keys. */
    static List<String> warningsOf(ClientCredentials credentials) {
        boolean isOddId = !ISOGEO_CLIENT_ID.matcher(credentials.clientId()).matches();
        boolean isOddSecret = credentials.clientSecret().length() != ISOGEO_SECRET_LENGTH;
        if (isOddId && isOddSecret) {
            return List.of(sentence(Settings.CLIENT_ID.key() + " and " + Settings.CLIENT_SECRET.key()));
        }
        if (isOddId) {
            return List.of(sentence(Settings.CLIENT_ID.key()));
        }
        return isOddSecret ? List.of(sentence(Settings.CLIENT_SECRET.key())) : List.of();
    }

    private static String sentence(String keys) {
        return "Isogeo's client ids end in a UUID and its client secrets have " + ISOGEO_SECRET_LENGTH
                + " characters: look for a paste error in " + keys
                + ", or ignore this where the provider is another one.";
    }
}
