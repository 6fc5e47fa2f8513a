package com.isogeo.security.internal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    Optional<Entry> find(String name) throws InvalidSettingException {
        return findAll(name).stream().findFirst();
    }

    /** The entries of this name, the one that counts first. */
    List<Entry> findAll(String name) throws InvalidSettingException {
        List<Entry> entries = new ArrayList<>();
        for (String client : List.of(interfaceName, configKey)) {
            String key = key(client, name);
            ConfigText.find(config, key).ifPresent(value -> entries.add(new Entry(key, value)));
        }
        return entries;
    }

    /** The entry of this name that counts; where there is none, an empty one by the configuration key. */
    Entry findOrEmpty(String name) throws InvalidSettingException {
        return find(name).orElseGet(() -> new Entry(key(name), ""));
    }

    /** The value of a key that another key needs. */
    Optional<String> findValue(String name) throws InvalidSettingException {
        try {
            return find(name).map(Entry::value);
        } catch (InvalidSettingException e) {
            throw new InvalidSettingException("needs " + key(name) + ", which " + e.problem());
        }
    }

    /** The key of this name by the configuration key, for a sentence about it. */
    String key(String name) {
        return key(configKey, name);
    }

    private static String key(String client, String name) {
        return client + "/mp-rest/" + name;
    }
}
