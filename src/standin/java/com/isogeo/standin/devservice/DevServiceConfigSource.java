package com.isogeo.standin.devservice;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in tells the application: client, endpoints and, where none is set, the redirect URI. Above the module's
 * defaults, which are Isogeo's own endpoints, and below everything that a developer or an operator sets. MicroProfile Config makes
 * an instance for each configuration; it is empty until {@link DevServiceExtension} fills it.
 */
public final class DevServiceConfigSource implements ConfigSource {

    static final int ORDINAL = 15;

    private volatile Map<String, String> values = Map.of();

    /** Fills the source of this configuration; one of an application without the stand-in has none. */
    static void fill(Config config, Map<String, String> values) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof DevServiceConfigSource standIn) {
                standIn.values = Map.copyOf(values);
            }
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return values.get(propertyName);
    }

    @Override
    public String getName() {
        return "stand-in for Isogeo";
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
