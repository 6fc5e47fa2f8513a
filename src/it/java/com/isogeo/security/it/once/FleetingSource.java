package com.isogeo.security.it.once;

import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Holds the issuer during the deployment, and drops it when the application has started. */
public final class FleetingSource implements ConfigSource {

    static final AtomicBoolean STARTED = new AtomicBoolean();

    private static final String KEY = "isogeo.issuer";

    @Override
    public Set<String> getPropertyNames() {
        return STARTED.get() ? Set.of() : Set.of(KEY);
    }

    @Override
    public String getValue(String name) {
        return name.equals(KEY) && !STARTED.get() ? "https://issuer.example" : null;
    }

    @Override
    public String getName() {
        return "fleeting";
    }

    @Override
    public int getOrdinal() {
        return 500;
    }
}
