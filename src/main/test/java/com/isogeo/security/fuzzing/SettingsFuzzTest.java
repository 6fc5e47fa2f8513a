package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.RestClientConfig;
import com.isogeo.security.internal.config.RestClientSettingsReader;
import com.isogeo.security.internal.config.Setting;
import com.isogeo.security.internal.config.Settings;
import com.isogeo.security.internal.config.SettingsReader;
import com.isogeo.security.internal.config.TestConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;

/** Every configuration key with any value, and what it refers to: a result, or sentences that name their keys. */
class SettingsFuzzTest {

    private static final String REST_CLIENT = "isogeo-token/mp-rest/";

    private static final List<String> KEYS = Stream.concat(
                    Settings.ALL.stream().map(Setting::key),
                    Stream.of(
                                    "url",
                                    "uri",
                                    "connectTimeout",
                                    "readTimeout",
                                    "followRedirects",
                                    "proxyAddress",
                                    "hostnameVerifier",
                                    "providers",
                                    "trustStore",
                                    "trustStoreType",
                                    "keyStore",
                                    "keyStoreType")
                            .map(name -> REST_CLIENT + name))
            .toList();

    private static final List<String> PIECES = List.of(
            "https://",
            "http://",
            "localhost",
            "maps.example.org",
            "[::1]",
            "/",
            "/login/callback",
            ":",
            "@",
            "?",
            "#",
            "%",
            "_",
            "-",
            "0",
            "300000",
            "true",
            "post",
            "classpath:",
            "file:",
            "java.lang.String",
            ",",
            "${",
            "}");

    private static final Map<String, String> VALID = Map.of(
            "isogeo.client-id",
            "id",
            "isogeo.client-secret",
            Secrets.CLIENT_SECRET,
            "isogeo.redirect-uri",
            "https://maps.example.org/login/callback",
            REST_CLIENT + "keyStorePassword",
            Secrets.CLIENT_SECRET,
            REST_CLIENT + "trustStorePassword",
            Secrets.CLIENT_SECRET);

    @FuzzTest
    @DisplayName("S29 S40 Whatever a key is set to, it is a value or one sentence that names the key and no secret")
    void everyKey(FuzzedDataProvider data) {
        Map<String, String> values = new HashMap<>(VALID);
        for (int keys = data.consumeInt(1, 4); keys > 0; keys--) {
            values.put(data.pickValue(KEYS), value(data));
        }

        Config config = TestConfig.of(values);
        ClientSecretsConfigSource.load(config)
                .ifPresent(problem -> check(new ReadResult.Invalid<>(List.of(problem)), values));
        ReadResult<IsogeoSettings> settings = SettingsReader.read(config);

        check(settings, values);
        settings.valueOrReport(problem -> {}).ifPresent(valid -> check(read(config, valid), values));
    }

    private static String value(FuzzedDataProvider data) {
        StringBuilder value = new StringBuilder();
        for (int count = data.consumeInt(0, 5); count > 0; count--) {
            value.append(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(20));
        }
        String expression = data.consumeBoolean() ? "${" + data.pickValue(KEYS) + data.consumeString(6) + "}" : "";
        return Secrets.removedFrom(value + expression);
    }

    private static ReadResult<?> read(Config config, IsogeoSettings settings) {
        return RestClientSettingsReader.read(
                new RestClientConfig(config, "isogeo-token", TokenEndpoint.class.getName()),
                SettingsFuzzTest.class.getClassLoader(),
                Settings.TOKEN_ENDPOINT,
                settings.provider().tokenEndpoint());
    }

    private static void check(ReadResult<?> result, Map<String, String> values) {
        // An operator may refer to the secret in a key whose value is quoted.
        boolean refers = values.values().stream().anyMatch(value -> value.contains("${"));
        result.fold(
                valid -> {
                    valid.warnings().forEach(warning -> checkSentence(warning, refers));
                    return true;
                },
                invalid -> {
                    for (String problem : invalid.problems()) {
                        assertTrue(KEYS.stream().anyMatch(problem::startsWith), () -> "names no key: " + problem);
                        checkSentence(problem, refers);
                    }
                    return false;
                });
    }

    private static void checkSentence(String sentence, boolean refers) {
        assertTrue(sentence.endsWith("."), () -> "no sentence: " + sentence);
        if (!refers) {
            Secrets.assertNoneIn(sentence);
        }
    }
}
