package com.isogeo.standin.devservice;

import com.isogeo.standin.internal.http.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** What the application has configured by itself, and whether a stand-in may take its place beside that. */
final class ApplicationSettings {

    static final String CLIENT_ID = "isogeo.client-id";
    static final String CLIENT_SECRET = "isogeo.client-secret";
    static final String CLIENT_SECRETS_FILE = "isogeo.client-secrets-file";
    static final String REDIRECT_URI = "isogeo.redirect-uri";
    static final String PORT = "isogeo.standin.port";
    private static final List<String> OF_A_CLIENT = List.of(CLIENT_ID, CLIENT_SECRET, CLIENT_SECRETS_FILE);
    private static final List<String> OF_A_PROVIDER = List.of(
            "isogeo.authorization-endpoint",
            "isogeo.token-endpoint",
            "isogeo.api-endpoint",
            "isogeo.revocation-endpoint",
            "isogeo.issuer");

    private final Config config;

    ApplicationSettings(Config config) {
        this.config = config;
    }

    /** The key that speaks against a stand-in, with the reason; nothing where it may start. */
    Optional<String> refusal() {
        for (String key : OF_A_CLIENT) {
            if (value(key).isPresent()) {
                return Optional.of(key + " is set");
            }
        }
        for (String key : OF_A_PROVIDER) {
            if (value(key).isPresent()) {
                return Optional.of(
                        key + " is set: with endpoints of its own the application needs a client of its own");
            }
        }
        return value(REDIRECT_URI)
                .filter(uri -> !isPath(uri) && !isOnLoopback(uri))
                .map(uri -> REDIRECT_URI + " is not on loopback");
    }

    Optional<String> port() {
        return value(PORT);
    }

    private static boolean isPath(String uri) {
        return uri.startsWith("/") && !uri.startsWith("//");
    }

    private static boolean isOnLoopback(String text) {
        try {
            String host = new URI(text).getHost();
            return host != null && Loopback.isLoopback(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** By the source's ordinal: the module's defaults are not the application's. */
    private Optional<String> value(String key) {
        ConfigValue value = config.getConfigValue(key);
        return Optional.ofNullable(value.getValue())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && value.getSourceOrdinal() > DevServiceConfigSource.ORDINAL);
    }
}
