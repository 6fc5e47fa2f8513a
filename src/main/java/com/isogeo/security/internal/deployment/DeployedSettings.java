package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.RestClientSettings;
import org.eclipse.microprofile.config.Config;

/** Everything that was read from the configuration while the application was deployed. Nothing is read again. */
final class DeployedSettings {

    private final ClassLoader module;
    private final Config config;
    private final IsogeoSettings settings;
    private final RestClientSettings token;
    private final RestClientSettings account;
    private final RestClientSettings revocation;

    DeployedSettings(
            ClassLoader module,
            Config config,
            IsogeoSettings settings,
            RestClientSettings token,
            RestClientSettings account,
            RestClientSettings revocation) {
        this.module = module;
        this.config = config;
        this.settings = settings;
        this.token = token;
        this.account = account;
        this.revocation = revocation;
    }

    /** That of the annotated class. */
    ClassLoader moduleClassLoader() {
        return module;
    }

    IsogeoSettings settings() {
        return settings;
    }

    RestClientSettings tokenClient() {
        return token;
    }

    RestClientSettings accountClient() {
        return account;
    }

    RestClientSettings revocationClient() {
        return revocation;
    }

    /**
     * What the application itself reads, such as the address of its own Rest Client, has the annotation's and the
     * file's values too.
     */
    void copyTo(Config other) {
        if (other != config) {
            DefinitionConfigSource.copyTo(config, other);
            ClientSecretsConfigSource.copyTo(config, other);
        }
    }
}
