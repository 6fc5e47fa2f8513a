package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.RestClientKeys;
import org.eclipse.microprofile.config.Config;

/** Everything that was read from the configuration while the application was deployed. Nothing is read again. */
final class DeployedSettings {

    private final ClassLoader module;
    private final Config config;
    private final IsogeoSettings settings;
    private final RestClientKeys token;
    private final RestClientKeys account;
    private final RestClientKeys revocation;

    DeployedSettings(
            ClassLoader module,
            Config config,
            IsogeoSettings settings,
            RestClientKeys token,
            RestClientKeys account,
            RestClientKeys revocation) {
        this.module = module;
        this.config = config;
        this.settings = settings;
        this.token = token;
        this.account = account;
        this.revocation = revocation;
    }

    /** That of the annotated class. */
    ClassLoader module() {
        return module;
    }

    IsogeoSettings settings() {
        return settings;
    }

    RestClientKeys token() {
        return token;
    }

    RestClientKeys account() {
        return account;
    }

    RestClientKeys revocation() {
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
