package com.isogeo.security.internal.config;

import java.util.Map;

/** The value of every setting. */
final class SettingValues {

    private final Map<Setting<?>, Object> values;

    /** Throws {@link IllegalArgumentException} where a setting has no value. */
    SettingValues(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
        for (Setting<?> setting : Settings.ALL) {
            if (!this.values.containsKey(setting)) {
                throw new IllegalArgumentException(setting.key() + " has no value");
            }
        }
    }

    /** Throws {@link IllegalArgumentException} for a setting that {@link Settings#ALL} lacks. */
    <T> T get(Setting<T> setting) {
        return setting.findIn(values)
                .orElseThrow(() -> new IllegalArgumentException(setting.key() + " is not declared"));
    }
}
