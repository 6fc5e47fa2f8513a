package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.Loopback;
import com.isogeo.security.internal.oauth2.RedirectUri;
import com.isogeo.security.internal.oauth2.UrlPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/** Reads the settings and collects every problem, each as one sentence that names the key to set. */
public final class SettingsReader {

    private static final List<String> SCHEMES = List.of("http", "https");
    private static final String NOT_THERE = "";
    private static final URI NO_URI = URI.create("about:blank");
    private static final RedirectUri NO_REDIRECT_URI = new RedirectUri.Absolute(NO_URI);
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");
    private static final Pattern ISOGEO_CLIENT_ID =
            Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|.*-[0-9a-f]{32}");
    private static final int ISOGEO_SECRET_LENGTH = 64;

    private final Config config;
    private final List<String> problems = new ArrayList<>();

    public SettingsReader(Config config) {
        this.config = config;
    }

    /** The settings; only to be used when {@link #problems()} is empty afterwards. */
    public IsogeoSettings read() {
        boolean hasFile = text(SettingKey.CLIENT_SECRETS_FILE).isPresent();
        URI authorizationEndpoint = endpoint(SettingKey.AUTHORIZATION_ENDPOINT);
        RedirectUri redirectUri = redirectUri(hasFile, authorizationEndpoint);
        return new IsogeoSettings(
                new ClientCredentials(
                        clientId(), required(SettingKey.CLIENT_SECRET, "the client secret that Isogeo issued")),
                clientAuthentication(),
                redirectUri,
                authorizationEndpoint,
                endpoint(SettingKey.TOKEN_ENDPOINT),
                endpoint(SettingKey.API_ENDPOINT),
                text(SettingKey.ISSUER),
                text(SettingKey.SCOPE),
                readTimeout(),
                errorPage(),
                callbackPath(redirectUri),
                text(SettingKey.REFRESH_AHEAD).map(given -> milliseconds(SettingKey.REFRESH_AHEAD)),
                text(SettingKey.REVOCATION_ENDPOINT).map(given -> webAddress(SettingKey.REVOCATION_ENDPOINT, given)),
                logoutInvalidatesSession());
    }

    /** One sentence for each thing that is missing or wrong. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** One sentence for the usual paste error, which no server refuses before a user tries. */
    public Optional<String> warning(IsogeoSettings settings) {
        boolean oddId =
                !ISOGEO_CLIENT_ID.matcher(settings.credentials().clientId()).matches();
        boolean oddSecret = settings.credentials().clientSecret().length() != ISOGEO_SECRET_LENGTH;
        if (!oddId && !oddSecret) {
            return Optional.empty();
        }
        return Optional.of("Isogeo's client ids end in a UUID and its client secrets have " + ISOGEO_SECRET_LENGTH
                + " characters: look for a paste error in "
                + (oddId && oddSecret
                        ? SettingKey.CLIENT_ID.key() + " and " + SettingKey.CLIENT_SECRET.key()
                        : (oddId ? SettingKey.CLIENT_ID : SettingKey.CLIENT_SECRET).key())
                + ", or ignore this where the provider is another one.");
    }

    private String clientId() {
        String clientId = required(SettingKey.CLIENT_ID, "the client id that Isogeo issued");
        if (clientId.indexOf(':') >= 0) {
            problem(
                    SettingKey.CLIENT_ID,
                    "must not contain a colon, which parts it from the secret in the Basic header");
        }
        return clientId;
    }

    private ClientAuthentication clientAuthentication() {
        String word = text(SettingKey.CLIENT_AUTHENTICATION).orElse("basic");
        for (ClientAuthentication known : ClientAuthentication.values()) {
            if (known.name().equalsIgnoreCase(word)) {
                return known;
            }
        }
        problem(SettingKey.CLIENT_AUTHENTICATION, "must be basic or post");
        return ClientAuthentication.BASIC;
    }

    private RedirectUri redirectUri(boolean hasFile, URI authorizationEndpoint) {
        Optional<String> given = text(SettingKey.REDIRECT_URI);
        if (given.isEmpty()) {
            required(
                    SettingKey.REDIRECT_URI,
                    "the redirect URI that is registered at Isogeo"
                            + (hasFile
                                    ? ", since the file of isogeo.client-secrets-file has no http or https address"
                                            + " with a path among its redirect_uris"
                                    : ""));
            return NO_REDIRECT_URI;
        }
        if (given.get().startsWith("/") && !given.get().startsWith("//")) {
            return pathAlone(given.get(), authorizationEndpoint);
        }
        URI uri = webAddress(SettingKey.REDIRECT_URI, given.get());
        if (!uri.equals(NO_URI)
                && (uri.getRawQuery() != null || uri.getRawPath().length() < 2)) {
            problem(SettingKey.REDIRECT_URI, "must have a path of its own, such as /login/callback, and no query");
        }
        return new RedirectUri.Absolute(uri);
    }

    private RedirectUri pathAlone(String path, URI authorizationEndpoint) {
        try {
            URI uri = new URI(path);
            if (uri.getRawFragment() != null) {
                problem(SettingKey.REDIRECT_URI, "must have neither a fragment nor user information");
            } else if (uri.getRawQuery() != null || path.length() < 2) {
                problem(SettingKey.REDIRECT_URI, "must have a path of its own, such as /login/callback, and no query");
            } else if (DOT_SEGMENT.matcher(path).find()) {
                problem(SettingKey.REDIRECT_URI, "must have no dot segment, by which a path leads elsewhere");
            } else if (!authorizationEndpoint.equals(NO_URI) && !Loopback.isHost(authorizationEndpoint.getHost())) {
                problem(
                        SettingKey.REDIRECT_URI,
                        "must be an absolute https address (a path alone is allowed only where"
                                + " isogeo.authorization-endpoint is on the loopback address)");
            }
        } catch (URISyntaxException e) {
            problem(SettingKey.REDIRECT_URI, "is not a valid address");
        }
        return new RedirectUri.PathAlone(path);
    }

    private URI endpoint(SettingKey key) {
        return text(key).map(value -> webAddress(key, value)).orElseGet(() -> {
            problem(key, "is not set");
            return NO_URI;
        });
    }

    private URI webAddress(SettingKey key, String value) {
        try {
            URI uri = new URI(value);
            if (uri.getHost() == null
                    || !SCHEMES.contains(Objects.requireNonNullElse(uri.getScheme(), ""))
                    || uri.getRawPath() == null) {
                problem(key, "must be an absolute https address");
                return NO_URI;
            }
            if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
                problem(key, "must have neither a fragment nor user information");
                return NO_URI;
            }
            if (uri.getScheme().equals("http") && !Loopback.isHost(uri.getHost())) {
                problem(key, "must begin with https:// (plain http is allowed on the loopback address only)");
                return NO_URI;
            }
            return uri;
        } catch (URISyntaxException e) {
            problem(key, "is not a valid address");
            return NO_URI;
        }
    }

    private Duration readTimeout() {
        milliseconds(SettingKey.CONNECT_TIMEOUT);
        return milliseconds(SettingKey.READ_TIMEOUT);
    }

    private Duration milliseconds(SettingKey key) {
        try {
            long milliseconds = Long.parseLong(text(key).orElse(NOT_THERE));
            if (milliseconds >= 1 && milliseconds <= Duration.ofMinutes(5).toMillis()) {
                return Duration.ofMillis(milliseconds);
            }
        } catch (NumberFormatException e) {
            // Told below, together with a number out of range.
        }
        problem(key, "must be a whole number of milliseconds from 1 to 300000");
        return Duration.ZERO;
    }

    private boolean logoutInvalidatesSession() {
        String word = text(SettingKey.LOGOUT_INVALIDATES_SESSION).orElse(NOT_THERE);
        if (!word.equals("true") && !word.equals("false")) {
            problem(SettingKey.LOGOUT_INVALIDATES_SESSION, "must be true or false");
        }
        return word.equals("true");
    }

    private Optional<String> errorPage() {
        Optional<String> path = text(SettingKey.ERROR_PAGE);
        if (path.isPresent() && !path.get().startsWith("/")) {
            problem(SettingKey.ERROR_PAGE, "must be a path inside the application that begins with a slash");
        }
        return path;
    }

    private Optional<String> callbackPath(RedirectUri redirectUri) {
        Optional<String> path = text(SettingKey.CALLBACK_PATH);
        if (path.isEmpty() || redirectUri.equals(NO_REDIRECT_URI)) {
            return path;
        }
        if (redirectUri instanceof RedirectUri.PathAlone) {
            problem(
                    SettingKey.CALLBACK_PATH,
                    "must not be set where isogeo.redirect-uri is a path alone, which is inside the application already");
        } else if (!path.get().startsWith("/") || !isEnd(path.get(), redirectUri)) {
            problem(SettingKey.CALLBACK_PATH, "must begin with a slash, and be the end of isogeo.redirect-uri");
        }
        return path;
    }

    private static boolean isEnd(String path, RedirectUri redirectUri) {
        return UrlPath.normalized(redirectUri.pathIn("")).endsWith(UrlPath.normalized(path));
    }

    private String required(SettingKey key, String meaning) {
        return text(key).orElseGet(() -> {
            problem(key, "is not set: give it " + meaning);
            return NOT_THERE;
        });
    }

    private void problem(SettingKey key, String sentence) {
        problems.add(key.key() + " " + sentence + ".");
    }

    private Optional<String> text(SettingKey key) {
        ConfigValue found = config.getConfigValue(key.key());
        String raw = found.getRawValue();
        if (raw != null && ClientSecretsConfigSource.NAME.equals(found.getSourceName())) {
            // A secret of Isogeo's may hold what MicroProfile Config takes for an expression.
            return Optional.of(raw);
        }
        Optional<String> value = config.getOptionalValue(key.key(), String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        // An expression that leads nowhere is as good as absent to MicroProfile Config; a deployer wants to know.
        if (value.isEmpty() && raw != null && raw.contains("${")) {
            problem(key, "refers to another key that is not set");
        }
        return value;
    }
}
