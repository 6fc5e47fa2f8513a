package com.isogeo.security.internal.config;

import com.isogeo.security.internal.config.ReadResult.Invalid;
import com.isogeo.security.internal.config.ReadResult.Valid;
import com.isogeo.security.internal.config.RestClientConfig.Entry;
import com.isogeo.security.internal.config.RestClientSettings.ClientKeys;
import com.isogeo.security.internal.config.RestClientSettings.Timeouts;
import com.isogeo.security.internal.config.RestClientSettings.Tls;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;

/**
 * Reads MicroProfile Rest Client's keys for one client, while the application is deployed. The address is none of
 * them: it is an endpoint that has been checked, so a key that names another one is a problem.
 */
public final class RestClientSettingsReader {

    /** Looks something up in the configuration. */
    @FunctionalInterface
    private interface Lookup<T> {

        Optional<T> find() throws InvalidSettingException;
    }

    private static final int MAX_PORT = 65_535;

    private final RestClientConfig config;
    private final ClassLoader application;
    private final KeyStoreReader stores;
    private final List<String> problems = new ArrayList<>();

    private RestClientSettingsReader(RestClientConfig config, ClassLoader application) {
        this.config = config;
        this.application = application;
        this.stores = new KeyStoreReader(config, application);
    }

    /**
     * The keys, or one sentence for each problem. The loader finds the classes and files of the application; the
     * endpoint is the value of the setting.
     */
    public static ReadResult<RestClientSettings> read(
            RestClientConfig config, ClassLoader application, Setting<?> setting, URI endpoint) {
        RestClientSettingsReader reader = new RestClientSettingsReader(config, application);
        reader.checkAddress("url", setting, endpoint);
        reader.checkAddress("uri", setting, endpoint);
        reader.checkRedirects();
        return reader.readKeys();
    }

    private ReadResult<RestClientSettings> readKeys() {
        Optional<Duration> connectTimeout = readTimeout("connectTimeout");
        Optional<Duration> readTimeout = readTimeout("readTimeout");
        Tls tls = readTls();
        Optional<InetSocketAddress> proxy = parse("proxyAddress", RestClientSettingsReader::parseProxy);
        Map<Class<?>, Optional<Integer>> providers = orReport("providers", () -> config.find("providers"))
                .map(this::readProviders)
                .orElse(Map.of());
        if (connectTimeout.isEmpty() || readTimeout.isEmpty() || !problems.isEmpty()) {
            return new Invalid<>(problems);
        }
        Timeouts timeouts = new Timeouts(connectTimeout.get(), readTimeout.get());
        return new Valid<>(new RestClientSettings(timeouts, tls, proxy, providers), List.of());
    }

    /** Both names are looked at: which of them a server prefers must not matter. */
    private void checkAddress(String name, Setting<?> setting, URI endpoint) {
        for (Entry entry : findAll(name)) {
            if (!entry.value().equals(endpoint.toString())) {
                report(entry.key(), "names another address than " + setting.key() + ": remove it, and set that key");
            }
        }
    }

    private void checkRedirects() {
        for (Entry entry : findAll("followRedirects")) {
            if (!entry.value().equals("false")) {
                report(entry.key(), "must be false: a redirect would take secrets along to wherever it points");
            }
        }
    }

    private Tls readTls() {
        Optional<KeyStore> trustStore = parse("trustStore", location -> stores.read("trustStore", location));
        Optional<ClientKeys> clientKeys = parse(
                "keyStore",
                location -> new ClientKeys(
                        stores.read("keyStore", location),
                        config.findValue("keyStorePassword").orElse("")));
        return new Tls(trustStore, clientKeys, parse("hostnameVerifier", this::newHostnameVerifier));
    }

    @SuppressWarnings("UnusedException")
    private HostnameVerifier newHostnameVerifier(String name) throws InvalidSettingException {
        try {
            return (HostnameVerifier)
                    application.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new InvalidSettingException(
                    "names " + name + ", which is no HostnameVerifier with a public constructor without arguments");
        }
    }

    private static InetSocketAddress parseProxy(String address) throws InvalidSettingException {
        int colon = address.lastIndexOf(':');
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= MAX_PORT) {
                return InetSocketAddress.createUnresolved(address.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Reported below, together with a port out of range.
        }
        throw new InvalidSettingException("must be a host and a port, such as proxy.example.org:3128");
    }

    private Map<Class<?>, Optional<Integer>> readProviders(Entry entry) {
        Map<Class<?>, Optional<Integer>> providers = new LinkedHashMap<>();
        for (String text : entry.value().split(",", -1)) {
            String name = text.strip();
            try {
                providers.put(application.loadClass(name), findPriority(name));
            } catch (ClassNotFoundException e) {
                report(entry.key(), "names " + name + ", which is no class of this application");
            } catch (NumberFormatException e) {
                report(entry.key() + "/" + name + "/priority", "must be a whole number");
            } catch (InvalidSettingException e) {
                report(entry.key(), e.problem());
            }
        }
        return providers;
    }

    private Optional<Integer> findPriority(String provider) throws InvalidSettingException {
        return config.findValue("providers/" + provider + "/priority").map(Integer::valueOf);
    }

    private Optional<Duration> readTimeout(String name) {
        return orReport(name, () -> Optional.of(config.findOrEmpty(name)))
                .flatMap(entry -> parse(entry, SettingFormats::millisecondsUpTo5Minutes));
    }

    private <T> Optional<T> parse(String name, Setting.Format<T> format) {
        return orReport(name, () -> config.find(name)).flatMap(entry -> parse(entry, format));
    }

    private List<Entry> findAll(String name) {
        return orReport(name, () -> Optional.of(config.findAll(name))).orElse(List.of());
    }

    /** What the configuration has; nothing, and a sentence, where it cannot be read. */
    private <T> Optional<T> orReport(String name, Lookup<T> lookup) {
        try {
            return lookup.find();
        } catch (InvalidSettingException e) {
            report(config.key(name), e.problem());
            return Optional.empty();
        }
    }

    private <T> Optional<T> parse(Entry entry, Setting.Format<T> format) {
        try {
            return Optional.of(format.parse(entry.value()));
        } catch (InvalidSettingException e) {
            report(entry.key(), e.problem());
            return Optional.empty();
        }
    }

    private void report(String key, String problem) {
        problems.add(key + " " + problem + ".");
    }
}
