package com.isogeo.security.internal.config;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The annotation's attributes as a source of the application's own configuration: above the module's defaults, below
 * everything that an application or an operator sets. So the Rest Client's keys, which refer to ours, follow the
 * annotation too. An instance belongs to a configuration of one application, and is filled while that is deployed. A
 * server may have one configuration for each class loader of an application.
 */
public final class DefinitionConfigSource implements ConfigSource {

    private static final int ABOVE_THE_DEFAULTS = 20;

    private volatile Map<String, String> attributes = Map.of();

    /** Hands the annotation's values to the configuration of the application that is being deployed. */
    public static void define(Config config, Map<String, String> attributes) {
        in(config)
                        .orElseThrow(() -> new IllegalStateException(
                                "MicroProfile Config did not load the module's configuration source"))
                        .attributes =
                Map.copyOf(requireNonNull(attributes, "attributes is null"));
    }

    /**
     * Another configuration of the same application gets the same values; one of another application has no such
     * source.
     */
    public static void copyTo(Config from, Config to) {
        in(from).ifPresent(source -> in(to).ifPresent(target -> target.attributes = source.attributes));
    }

    private static Optional<DefinitionConfigSource> in(Config config) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof DefinitionConfigSource definition) {
                return Optional.of(definition);
            }
        }
        return Optional.empty();
    }

    /** Whether a source above the annotation has a value for this key. */
    public static boolean isOverruledIn(Config config, String key) {
        try {
            ConfigValue value = ConfigText.findOrigin(config, key);
            return value.getRawValue() != null && value.getSourceOrdinal() > ABOVE_THE_DEFAULTS;
        } catch (InvalidSettingException e) {
            // It is reported with all other settings.
            return true;
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return attributes.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return attributes.get(propertyName);
    }

    @Override
    public String getName() {
        return "@IsogeoAuthenticationMechanismDefinition";
    }

    @Override
    public int getOrdinal() {
        return ABOVE_THE_DEFAULTS;
    }
}
