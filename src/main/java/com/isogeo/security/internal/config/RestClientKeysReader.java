package com.isogeo.security.internal.config;

import com.isogeo.security.internal.config.RestClientKeys.ClientKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads MicroProfile Rest Client's keys for one client, which are named after the interface or, if that has none, after its
 * configuration key, and collects every problem as one sentence. The address is none of them: it is an endpoint that has been
 * checked, so a key that names another one is a problem.
 */
public final class RestClientKeysReader {

    private static final String CLASSPATH = "classpath:";
    private static final long MAX_MILLISECONDS = Duration.ofMinutes(5).toMillis();
    private static final int MAX_PORT = 65_535;

    private final Config config;
    private final ClassLoader application;
    private final String configKey;
    private final String interfaceName;
    private final List<String> problems = new ArrayList<>();

    /** The loader finds the classes and files of the application. */
    public RestClientKeysReader(Config config, ClassLoader application, String configKey, String interfaceName) {
        this.config = config;
        this.application = application;
        this.configKey = configKey;
        this.interfaceName = interfaceName;
    }

    /** The keys; only to be used when {@link #problems()} is empty afterwards. */
    public RestClientKeys read(SettingKey endpointKey, URI endpoint) {
        checkAddress("url", endpointKey, endpoint);
        checkAddress("uri", endpointKey, endpoint);
        checkRedirects();
        return new RestClientKeys(
                milliseconds("connectTimeout"),
                milliseconds("readTimeout"),
                store("trustStore"),
                clientKeys(),
                find("hostnameVerifier").flatMap(this::hostnameVerifier),
                find("proxyAddress").flatMap(this::proxy),
                find("providers").map(this::providers).orElse(Map.of()));
    }

    /** One sentence for each thing that is wrong. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Both names are looked at: which of them a server prefers must not matter. */
    private void checkAddress(String name, SettingKey endpointKey, URI endpoint) {
        for (String key : List.of(key(interfaceName, name), key(configKey, name))) {
            value(key)
                    .filter(address -> !address.equals(endpoint.toString()))
                    .ifPresent(other -> problem(
                            key, "names another address than " + endpointKey.key() + ": remove it, and set that key"));
        }
    }

    private void checkRedirects() {
        for (String key : List.of(key(interfaceName, "followRedirects"), key(configKey, "followRedirects"))) {
            value(key)
                    .filter(word -> !word.equals("false"))
                    .ifPresent(other ->
                            problem(key, "must be false: a redirect would take secrets along to wherever it points"));
        }
    }

    private Duration milliseconds(String name) {
        Found found = find(name).orElseGet(() -> new Found(key(configKey, name), ""));
        try {
            long milliseconds = Long.parseLong(found.value);
            if (milliseconds >= 1 && milliseconds <= MAX_MILLISECONDS) {
                return Duration.ofMillis(milliseconds);
            }
        } catch (NumberFormatException e) {
            // Reported below, together with a number out of range.
        }
        problem(found.key, "must be a whole number of milliseconds from 1 to " + MAX_MILLISECONDS);
        return Duration.ZERO;
    }

    private Optional<ClientKeys> clientKeys() {
        return store("keyStore")
                .map(store -> new ClientKeys(
                        store, find("keyStorePassword").map(Found::value).orElse("")));
    }

    private Optional<KeyStore> store(String name) {
        return find(name).flatMap(found -> {
            String type = find(name + "Type").map(Found::value).orElse("JKS");
            char @Nullable [] password = find(name + "Password")
                    .map(text -> text.value.toCharArray())
                    .orElse(null);
            try (InputStream content = open(found.value)) {
                KeyStore store = KeyStore.getInstance(type);
                store.load(content, password);
                return Optional.of(store);
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                // A wrong password is an IOException, too; the message may quote it.
                problem(found.key, "names " + found.value + ", which cannot be read as a key store of type " + type);
                return Optional.empty();
            }
        });
    }

    private InputStream open(String location) throws IOException {
        if (location.startsWith(CLASSPATH)) {
            String name = location.substring(CLASSPATH.length());
            @Nullable
            InputStream content = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
            if (content == null) {
                throw new IOException("not on the class path");
            }
            return content;
        }
        if (location.startsWith("file:/")) {
            return Files.newInputStream(Path.of(URI.create(location)));
        }
        return Files.newInputStream(Path.of(location.startsWith("file:") ? location.substring(5) : location));
    }

    private Optional<HostnameVerifier> hostnameVerifier(Found found) {
        try {
            return Optional.of((HostnameVerifier)
                    application.loadClass(found.value).getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | ClassCastException e) {
            problem(
                    found.key,
                    "names " + found.value
                            + ", which is no HostnameVerifier with a public constructor without arguments");
            return Optional.empty();
        }
    }

    private Optional<InetSocketAddress> proxy(Found found) {
        int colon = found.value.lastIndexOf(':');
        try {
            int port = Integer.parseInt(found.value.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= MAX_PORT) {
                return Optional.of(InetSocketAddress.createUnresolved(found.value.substring(0, colon), port));
            }
        } catch (NumberFormatException e) {
            // Reported below, together with a port out of range.
        }
        problem(found.key, "must be a host and a port, such as proxy.example.org:3128");
        return Optional.empty();
    }

    private Map<Class<?>, Optional<Integer>> providers(Found found) {
        Map<Class<?>, Optional<Integer>> providers = new LinkedHashMap<>();
        for (String name : found.value.split(",", -1)) {
            try {
                providers.put(application.loadClass(name.strip()), priority(name.strip()));
            } catch (ClassNotFoundException e) {
                problem(found.key, "names " + name.strip() + ", which is no class of this application");
            } catch (NumberFormatException e) {
                problem(found.key + "/" + name.strip() + "/priority", "must be a whole number");
            }
        }
        return providers;
    }

    private Optional<Integer> priority(String provider) {
        return find("providers/" + provider + "/priority").map(Found::value).map(Integer::valueOf);
    }

    private record Found(String key, String value) {

        /** The value may be a password. */
        @Override
        public String toString() {
            return "Found[<hidden>]";
        }
    }

    private Optional<Found> find(String name) {
        return found(key(interfaceName, name)).or(() -> found(key(configKey, name)));
    }

    private Optional<Found> found(String key) {
        return value(key).map(value -> new Found(key, value));
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String key(String client, String name) {
        return client + "/mp-rest/" + name;
    }

    private void problem(String key, String sentence) {
        problems.add(key + " " + sentence + ".");
    }
}
