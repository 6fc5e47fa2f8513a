package com.isogeo.security.internal.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Isogeo's client_secrets.json as a source of the application's own configuration: above the annotation's attributes,
 * below everything that an application or an operator sets by its key. The one instance belongs to the configuration
 * of one application, and is filled once while that is deployed, after {@link DefinitionConfigSource}, which may name
 * the file.
 */
public final class ClientSecretsConfigSource implements ConfigSource {

    static final String NAME = "client_secrets.json";

    private static final int ABOVE_THE_ANNOTATION = 50;

    private volatile Map<String, String> values = Map.of();

    /** Reads the file that the configuration names, if it names one; the sentence says why that cannot be done. */
    public static Optional<String> load(Config config) {
        try {
            return ConfigText.find(config, Settings.CLIENT_SECRETS_FILE.key())
                    .flatMap(path -> of(config).load(path));
        } catch (InvalidSettingException e) {
            return Optional.of(Settings.CLIENT_SECRETS_FILE.key() + " " + e.problem() + ".");
        }
    }

    /**
     * Another configuration of the same application gets the same values; one of another application has no such
     * source.
     */
    public static void copyTo(Config from, Config to) {
        in(from).ifPresent(source -> in(to).ifPresent(target -> target.values = source.values));
    }

    private static ClientSecretsConfigSource of(Config config) {
        return in(config).orElseThrow(() -> new IllegalStateException(DefinitionConfigSource.NOT_LOADED));
    }

    private static Optional<ClientSecretsConfigSource> in(Config config) {
        for (ConfigSource source : config.getConfigSources()) {
            if (source instanceof ClientSecretsConfigSource secrets) {
                return Optional.of(secrets);
            }
        }
        return Optional.empty();
    }

    private Optional<String> load(String file) {
        // An operator who sets the key to the content must not find the secret in their log.
        if (file.startsWith("{")) {
            return Optional.of(Settings.CLIENT_SECRETS_FILE.key() + " must be the path of a file, not its content.");
        }
        try {
            Path path = Path.of(file);
            return load(path, path.toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.of(Settings.CLIENT_SECRETS_FILE.key() + " is not a valid path.");
        }
    }

    private Optional<String> load(Path configured, Path path) {
        try {
            values = new ClientSecrets(new ClientSecretsFile(path).content()).byKey();
            return Optional.empty();
        } catch (ClientSecretsException e) {
            return Optional.of(Settings.CLIENT_SECRETS_FILE.key() + " names " + path + ", " + e.getMessage()
                    + (configured.isAbsolute() ? "." : " (a relative path begins at the server's working directory)."));
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
        return NAME;
    }

    @Override
    public int getOrdinal() {
        return ABOVE_THE_ANNOTATION;
    }
}
