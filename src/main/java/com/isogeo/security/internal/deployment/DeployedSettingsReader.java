package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.RestClientKeys;
import com.isogeo.security.internal.config.RestClientKeysReader;
import com.isogeo.security.internal.config.SettingKey;
import com.isogeo.security.internal.config.SettingsReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the settings and the keys of the three Rest Clients, and collects every problem. */
final class DeployedSettingsReader {

    private final Config config;
    private final ClassLoader module;
    private final SettingsReader reader;
    private final IsogeoSettings settings;
    private final List<String> problems = new ArrayList<>();

    DeployedSettingsReader(Config config, ClassLoader module) {
        this.config = config;
        this.module = module;
        this.reader = new SettingsReader(config);
        this.settings = reader.read();
        problems.addAll(reader.problems());
    }

    /** Nothing where there is a problem, see {@link #problems()}. */
    @Nullable
    DeployedSettings read() {
        if (!problems.isEmpty()) {
            return null;
        }
        URI revocationEndpoint = settings.revocationEndpoint().orElse(settings.tokenEndpoint());
        DeployedSettings deployed = new DeployedSettings(
                module,
                config,
                settings,
                keys("isogeo-token", TokenEndpoint.class, SettingKey.TOKEN_ENDPOINT, settings.tokenEndpoint()),
                keys("isogeo-account", AccountApi.class, SettingKey.API_ENDPOINT, settings.apiEndpoint()),
                keys(
                        "isogeo-revocation",
                        RevocationEndpoint.class,
                        SettingKey.REVOCATION_ENDPOINT,
                        revocationEndpoint));
        return problems.isEmpty() ? deployed : null;
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    Optional<String> warning() {
        return reader.warning(settings);
    }

    private RestClientKeys keys(String configKey, Class<?> type, SettingKey endpointKey, URI endpoint) {
        RestClientKeysReader keysReader = new RestClientKeysReader(config, module, configKey, type.getName());
        RestClientKeys keys = keysReader.read(endpointKey, endpoint);
        problems.addAll(keysReader.problems());
        return keys;
    }
}
