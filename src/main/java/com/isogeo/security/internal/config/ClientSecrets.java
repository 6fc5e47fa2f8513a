package com.isogeo.security.internal.config;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client_secrets.json says, by the keys that have the same meaning. Members that the module has no use for are
 * skipped.
 */
final class ClientSecrets {

    private static final List<String> SCHEMES = List.of("http", "https");
    private static final String PRODUCTION_HOST = "id.api.isogeo.com";
    private static final String IDENTITY_PREFIX = "id.";

    private final JsonObject content;

    ClientSecrets(JsonObject content) {
        this.content = content;
    }

    Map<String, String> byKey() throws ClientSecretsException {
        String kind = kind();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(Settings.CLIENT_ID.key(), require(kind, "client_id"));
        values.put(Settings.CLIENT_SECRET.key(), require(kind, "client_secret"));
        text(kind, "auth_uri").ifPresent(uri -> values.put(Settings.AUTHORIZATION_ENDPOINT.key(), uri));
        Optional<String> tokenEndpoint = text(kind, "token_uri");
        tokenEndpoint.ifPresent(uri -> values.put(Settings.TOKEN_ENDPOINT.key(), uri));
        tokenEndpoint
                .flatMap(ClientSecrets::apiEndpointBeside)
                .ifPresent(uri -> values.put(Settings.API_ENDPOINT.key(), uri));
        redirectUri(kind).ifPresent(uri -> values.put(Settings.REDIRECT_URI.key(), uri));
        return Map.copyOf(values);
    }

    private String kind() throws ClientSecretsException {
        for (String kind : List.of("installed", "web")) {
            if (content.containsKey(kind)) {
                if (content.get(kind) instanceof JsonObject) {
                    return kind;
                }
                throw new ClientSecretsException("in which " + kind + " is not an object");
            }
        }
        throw new ClientSecretsException("which has neither installed nor web in it");
    }

    private String require(String kind, String member) throws ClientSecretsException {
        return text(kind, member)
                .orElseThrow(
                        () -> new ClientSecretsException("in which " + kind + "." + member + " is missing or empty"));
    }

    private Optional<String> text(String kind, String member) throws ClientSecretsException {
        JsonObject client = content.getJsonObject(kind);
        if (!client.containsKey(member)) {
            return Optional.empty();
        }
        if (client.get(member) instanceof JsonString text) {
            return Optional.of(text.getString().strip()).filter(value -> !value.isEmpty());
        }
        throw new ClientSecretsException("in which " + kind + "." + member + " is not text");
    }

    private Optional<String> redirectUri(String kind) throws ClientSecretsException {
        JsonObject client = content.getJsonObject(kind);
        if (!client.containsKey("redirect_uris")) {
            return Optional.empty();
        }
        if (!(client.get("redirect_uris") instanceof JsonArray uris)
                || !uris.stream().allMatch(JsonString.class::isInstance)) {
            throw new ClientSecretsException("in which " + kind + ".redirect_uris is not a list of texts");
        }
        return uris.stream()
                .map(ClientSecrets::stripText)
                .filter(text -> webAddress(text)
                        .filter(uri -> uri.getRawPath().length() > 1)
                        .isPresent())
                .findFirst();
    }

    private static String stripText(JsonValue text) {
        return ((JsonString) text).getString().strip();
    }

    /** Isogeo names the API's host after that of its identity server; in production it has another one. */
    private static Optional<String> apiEndpointBeside(String tokenEndpoint) {
        return webAddress(tokenEndpoint)
                .filter(uri -> !host(uri).equals(PRODUCTION_HOST) && host(uri).startsWith(IDENTITY_PREFIX))
                .map(uri -> uri.getScheme() + "://" + host(uri).substring(IDENTITY_PREFIX.length())
                        + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> webAddress(String text) {
        try {
            return Optional.of(new URI(text))
                    .filter(uri -> uri.getHost() != null
                            && SCHEMES.contains(Objects.requireNonNullElse(uri.getScheme(), ""))
                            && uri.getRawPath() != null);
        } catch (URISyntaxException e) {
            // An endpoint is read with all other settings and reported there; a redirect URI is skipped.
            return Optional.empty();
        }
    }
}
