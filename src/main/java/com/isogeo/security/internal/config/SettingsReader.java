package com.isogeo.security.internal.config;

import com.isogeo.security.internal.config.ReadResult.Invalid;
import com.isogeo.security.internal.config.ReadResult.Valid;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Reads all settings at once. It is called while the application is deployed, on the container's deployment thread;
 * each setting that is missing or wrong is one problem.
 */
public final class SettingsReader {

    private final Config config;
    private final Map<Setting<?>, Object> values = new HashMap<>();
    private final Map<Setting<?>, String> problems = new HashMap<>();

    private SettingsReader(Config config) {
        this.config = config;
    }

    /**
     * The settings, or one sentence for each problem, in the order of {@link Settings#ALL}.
     *
     * <pre>{@code
     * ReadResult<IsogeoSettings> result = SettingsReader.read(ConfigProvider.getConfig());
     * }</pre>
     */
    public static ReadResult<IsogeoSettings> read(Config config) {
        SettingsReader reader = new SettingsReader(config);
        Settings.ALL.forEach(reader::parse);
        reader.explainMissingRedirectUri();
        Settings.REDIRECT_URI.findIn(reader.values).ifPresent(reader::checkRedirectUri);
        return reader.result();
    }

    private <T> void parse(Setting<T> setting) {
        try {
            Optional<String> text = findText(setting.key());
            values.put(setting, text.isPresent() ? setting.parse(text.get()) : setting.valueWithoutText());
        } catch (InvalidSettingException e) {
            problems.put(setting, e.problem());
        }
    }

    private Optional<String> findText(String key) throws InvalidSettingException {
        ConfigValue found = ConfigText.findOrigin(config, key);
        String raw = found.getRawValue();
        if (raw != null && ClientSecretsConfigSource.NAME.equals(found.getSourceName())) {
            // A secret of Isogeo's may hold what MicroProfile Config takes for an expression.
            return Optional.of(raw);
        }
        Optional<String> text = ConfigText.find(config, key);
        // An expression that leads nowhere is as good as absent to MicroProfile Config; a deployer wants to know.
        if (text.isEmpty() && raw != null && raw.contains("${")) {
            throw new InvalidSettingException("refers to another key that is not set");
        }
        return text;
    }

    private void explainMissingRedirectUri() {
        if (findValue(Settings.CLIENT_SECRETS_FILE).isPresent()) {
            problems.replace(Settings.REDIRECT_URI, RedirectUriRules.NOT_SET, RedirectUriRules.NOT_IN_THE_FILE);
        }
    }

    private void checkRedirectUri(RedirectUri redirectUri) {
        RedirectUriRules.findProblem(redirectUri)
                .or(() -> Settings.AUTHORIZATION_ENDPOINT
                        .findIn(values)
                        .flatMap(endpoint -> RedirectUriRules.findProblem(redirectUri, endpoint)))
                .ifPresent(problem -> problems.put(Settings.REDIRECT_URI, problem));
        findValue(Settings.CALLBACK_PATH)
                .flatMap(path -> RedirectUriRules.findCallbackPathProblem(path, redirectUri))
                .ifPresent(problem -> problems.put(Settings.CALLBACK_PATH, problem));
    }

    private <T> Optional<T> findValue(Setting<Optional<T>> setting) {
        return setting.findIn(values).flatMap(Function.identity());
    }

    private ReadResult<IsogeoSettings> result() {
        if (!problems.isEmpty()) {
            return new Invalid<>(sentences());
        }
        IsogeoSettings settings = IsogeoSettings.of(new SettingValues(values));
        return new Valid<>(
                settings, CredentialsCheck.warningsOf(settings.client().credentials()));
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Setting<?> setting : Settings.ALL) {
            String problem = problems.get(setting);
            if (problem != null) {
                sentences.add(setting.key() + " " + problem + ".");
            }
        }
        return sentences;
    }
}
