package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ProviderSettings;
import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.ReadResult.Invalid;
import com.isogeo.security.internal.config.ReadResult.Valid;
import com.isogeo.security.internal.config.RestClientConfig;
import com.isogeo.security.internal.config.RestClientSettings;
import com.isogeo.security.internal.config.RestClientSettingsReader;
import com.isogeo.security.internal.config.Setting;
import com.isogeo.security.internal.config.Settings;
import com.isogeo.security.internal.config.SettingsReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads the settings and then, where these are valid, the keys of the three Rest Clients. */
final class DeployedSettingsReader {

    private final Config config;
    private final ClassLoader module;

    /** The loader is that of the annotated class. */
    DeployedSettingsReader(Config config, ClassLoader module) {
        this.config = config;
        this.module = module;
    }

    /** All of it, or one sentence for each problem. */
    ReadResult<DeployedSettings> read() {
        return SettingsReader.read(config).fold(this::readClients, invalid -> new Invalid<>(invalid.problems()));
    }

    private ReadResult<DeployedSettings> readClients(Valid<IsogeoSettings> valid) {
        List<String> problems = new ArrayList<>();
        ProviderSettings provider = valid.value().provider();
        Optional<RestClientSettings> token = read(
                        "isogeo-token", TokenEndpoint.class, Settings.TOKEN_ENDPOINT, provider.tokenEndpoint())
                .valueOrReport(problems::add);
        Optional<RestClientSettings> account = read(
                        "isogeo-account", AccountApi.class, Settings.API_ENDPOINT, provider.apiEndpoint())
                .valueOrReport(problems::add);
        // Without a revocation endpoint this client has an address all the same, and is not used.
        URI revocationEndpoint = provider.revocationEndpoint().orElse(provider.tokenEndpoint());
        Optional<RestClientSettings> revocation = read(
                        "isogeo-revocation", RevocationEndpoint.class, Settings.REVOCATION_ENDPOINT, revocationEndpoint)
                .valueOrReport(problems::add);
        if (token.isEmpty() || account.isEmpty() || revocation.isEmpty()) {
            return new Invalid<>(problems);
        }
        DeployedSettings deployed =
                new DeployedSettings(module, config, valid.value(), token.get(), account.get(), revocation.get());
        return new Valid<>(deployed, valid.warnings());
    }

    private ReadResult<RestClientSettings> read(String configKey, Class<?> type, Setting<?> setting, URI endpoint) {
        RestClientConfig keys = new RestClientConfig(config, configKey, type.getName());
        return RestClientSettingsReader.read(keys, module, setting, endpoint);
    }
}
