package com.isogeo.security.internal.config;

import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * The text of a key, as the application's configuration expands it. MicroProfile Config throws where an expression
 * leads back to its own key, or names a handler that is not there; the deployer gets a sentence that names the key
 * instead.
 */
final class ConfigText {

    private static final String NOT_EXPANDED =
            "has an expression that cannot be expanded, such as one that leads back to its own key";

    private ConfigText() {}

    /** The text without surrounding blanks, where it has more than these. */
    static Optional<String> find(Config config, String key) throws InvalidSettingException {
        try {
            return config.getOptionalValue(key, String.class).map(String::strip).filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new InvalidSettingException(NOT_EXPANDED);
        }
    }

    /** The text before it is expanded, and the source that it is from. */
    static ConfigValue findOrigin(Config config, String key) throws InvalidSettingException {
        try {
            return config.getConfigValue(key);
        } catch (IllegalArgumentException | NoSuchElementException e) {
            throw new InvalidSettingException(NOT_EXPANDED);
        }
    }
}
