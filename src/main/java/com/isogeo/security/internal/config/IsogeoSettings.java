package com.isogeo.security.internal.config;

/**
 * Every setting, checked. {@link SettingsReader} makes it once, while the application is deployed; nobody else reads
 * the configuration.
 */
public record IsogeoSettings(ProviderSettings provider, ClientSettings client, BehaviourSettings behaviour) {

    static IsogeoSettings of(SettingValues values) {
        return new IsogeoSettings(ProviderSettings.of(values), ClientSettings.of(values), BehaviourSettings.of(values));
    }
}
