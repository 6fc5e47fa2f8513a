package com.isogeo.security.internal.config;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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

    static final String NOT_LOADED =
            "MicroProfile Config did not load the module's configuration source. Where a server"
                    + " has one configuration for a whole enterprise archive, put the module's jar into the lib folder of the"
                    + " enterprise archive, and its keys into a library there or into the environment; or deploy the web"
                    + " application by itself.";

    static final String SHARED =
            "@IsogeoAuthenticationMechanismDefinition stands in more than one web application of this"
                    + " enterprise archive, for which the server has one configuration: deploy each web application by itself.";

    private static final int ABOVE_THE_DEFAULTS = 20;

    private final AtomicReference<@Nullable Map<String, String>> attributes = new AtomicReference<>();

    /**
     * Hands the annotation's values to the configuration of the application that is being deployed.
     *
     * @throws IllegalStateException if the configuration has no such source, or another annotation's values
     */
    public static void define(Config config, Map<String, String> attributes) {
        Map<String, String> values = Map.copyOf(requireNonNull(attributes, "attributes is null"));
        DefinitionConfigSource source = in(config).orElseThrow(() -> new IllegalStateException(NOT_LOADED));
        if (!source.attributes.compareAndSet(null, values)
                && !source.attributes().equals(values)) {
            throw new IllegalStateException(SHARED);
        }
    }

    /**
     * Another configuration of the same application gets the same values; one of another application has no such
     * source.
     */
    public static void copyTo(Config from, Config to) {
        in(from).ifPresent(source -> in(to).ifPresent(target -> target.attributes.set(source.attributes())));
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

    private Map<String, String> attributes() {
        Map<String, String> defined = attributes.get();
        return defined == null ? Map.of() : defined;
    }

    @Override
    public Set<String> getPropertyNames() {
        return attributes().keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return attributes().get(propertyName);
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
