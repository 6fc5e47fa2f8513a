package com.isogeo.security.internal.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * MicroProfile Rest Client's keys for one client. They are named after the interface or, if that has none, after its
 * configuration key.
 */
public final class RestClientConfig {

    private final Config config;
    private final String configKey;
    private final String interfaceName;

    public RestClientConfig(Config config, String configKey, String interfaceName) {
        this.config = config;
        this.configKey = configKey;
        this.interfaceName = interfaceName;
    }

    /** A key with its value, which is not blank. */
    record Entry(String key, String value) {

        /** The value may be a password. */
        @Override
        public String toString() {
            return "Entry[<hidden>]";
        }
    }

    /** The entry of this name that counts. */
    Optional<Entry> find(String name) {
        return findAll(name).stream().findFirst();
    }

    /** The entries of this name, the one that counts first. */
    List<Entry> findAll(String name) {
        return Stream.of(key(interfaceName, name), key(configKey, name))
                .flatMap(key -> findEntry(key).stream())
                .toList();
    }

    /** The entry of this name that counts; where there is none, an empty one by the configuration key. */
    Entry findOrEmpty(String name) {
        return find(name).orElseGet(() -> new Entry(key(configKey, name), ""));
    }

    Optional<String> findValue(String name) {
        return find(name).map(Entry::value);
    }

    private Optional<Entry> findEntry(String key) {
        return config.getOptionalValue(key, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(value -> new Entry(key, value));
    }

    private static String key(String client, String name) {
        return client + "/mp-rest/" + name;
    }
}
