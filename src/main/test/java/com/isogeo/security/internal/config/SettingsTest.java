package com.isogeo.security.internal.config;

import static com.isogeo.security.internal.config.TestConfig.problemsOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every declared setting. */
class SettingsTest {

    private static final Map<String, String> VALID = Map.of(
            "isogeo.client-id", "id",
            "isogeo.client-secret", "secret",
            "isogeo.redirect-uri", "https://maps.example.org/login/callback");

    private static final String NOWHERE = "${not.there}";
    private static final List<String> NO_ENDPOINTS = List.of(
            "https://a b/",
            "/path",
            "ftp://a.example/",
            "http://a.example/",
            "https://u@a.example/",
            "https:a",
            "//a/");
    private static final List<String> NO_MILLISECONDS = List.of("0", "-1", "300001", "1.5", "soon", "9".repeat(20));

    /**
     * Beside an expression that leads nowhere, which is wrong for every key. A setting that is not here takes any
     * text.
     */
    private static final Map<Setting<?>, List<String>> BAD_VALUES = Map.ofEntries(
            Map.entry(Settings.CLIENT_ID, List.of("", " ", "a:b")),
            Map.entry(Settings.CLIENT_SECRET, List.of("", " ")),
            Map.entry(
                    Settings.REDIRECT_URI,
                    withMore(NO_ENDPOINTS, "", "/", "https://a.example", "https://a.example/x?y")),
            Map.entry(Settings.AUTHORIZATION_ENDPOINT, withMore(NO_ENDPOINTS, "")),
            Map.entry(Settings.TOKEN_ENDPOINT, withMore(NO_ENDPOINTS, "")),
            Map.entry(Settings.API_ENDPOINT, withMore(NO_ENDPOINTS, "")),
            Map.entry(Settings.CLIENT_AUTHENTICATION, List.of("header", "basic post")),
            Map.entry(Settings.CONNECT_TIMEOUT, withMore(NO_MILLISECONDS, "")),
            Map.entry(Settings.READ_TIMEOUT, withMore(NO_MILLISECONDS, "")),
            Map.entry(Settings.ERROR_PAGE, List.of("error.html", "https://a.example/error")),
            Map.entry(Settings.APPLICATION_NAME, List.of("n".repeat(101), "two\nlines")),
            Map.entry(Settings.CALLBACK_PATH, List.of("callback", "/elsewhere", "/login")),
            Map.entry(Settings.REFRESH_AHEAD, NO_MILLISECONDS),
            Map.entry(Settings.MAX_SESSION_AGE, List.of("0", "-1", "31536000001", "8h", "1.5", "9".repeat(20))),
            Map.entry(Settings.REVOCATION_ENDPOINT, NO_ENDPOINTS),
            Map.entry(Settings.LOGOUT_INVALIDATES_SESSION, List.of("", "perhaps", "TRUE", "0")));

    private static List<String> withMore(List<String> values, String... more) {
        return Stream.concat(values.stream(), Stream.of(more)).toList();
    }

    static Stream<Arguments> badValues() {
        return Settings.ALL.stream().flatMap(setting -> Stream.concat(
                        Stream.of(NOWHERE), BAD_VALUES.getOrDefault(setting, List.of()).stream())
                .map(value -> Arguments.of(setting, value)));
    }

    @ParameterizedTest
    @MethodSource("badValues")
    @DisplayName("S40 A bad value of any key is one sentence that names the key")
    void badValueIsOneSentence(Setting<?> setting, String value) {
        List<String> problems = problems(Map.of(setting.key(), value));

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith(setting.key() + " "), problems.toString());
        assertTrue(problems.get(0).endsWith("."), problems.toString());
    }

    @ParameterizedTest
    @MethodSource("allButTheLast")
    @DisplayName("S40 Any two problems are two sentences, in the order of the declarations")
    void twoProblemsAreTwoSentences(Setting<?> first) {
        for (Setting<?> second : Settings.ALL.subList(Settings.ALL.indexOf(first) + 1, Settings.ALL.size())) {
            String sentence = " refers to another key that is not set.";

            assertEquals(
                    List.of(first.key() + sentence, second.key() + sentence),
                    problems(Map.of(first.key(), NOWHERE, second.key(), NOWHERE)));
        }
    }

    @Test
    void settingWithoutABadValueTakesAnyText() throws InvalidSettingException {
        for (Setting<?> setting : Settings.ALL) {
            if (!BAD_VALUES.containsKey(setting)) {
                assertEquals(Optional.of("{ any: text }"), setting.parse("{ any: text }"));
            }
        }
    }

    static List<Setting<?>> allButTheLast() {
        return Settings.ALL.subList(0, Settings.ALL.size() - 1);
    }

    @Provide
    Arbitrary<Setting<?>> settings() {
        return Arbitraries.of(Settings.ALL);
    }

    @Property
    @Label("S29 S40 Any text is a value or a problem, and no problem quotes it")
    void anyTextIsAValueOrAProblem(@ForAll("settings") Setting<?> setting, @ForAll String text) {
        for (String each : List.of(text, "PLANTED" + text, "/PLANTED" + text, "https://a.example/PLANTED" + text)) {
            try {
                assertNotNull(setting.parse(each));
            } catch (InvalidSettingException e) {
                assertFalse(e.problem().contains("PLANTED"), e.problem());
            }
        }
    }

    @Test
    void everyDeclarationIsAmongAll() throws IllegalAccessException {
        List<Object> declared = new ArrayList<>();
        for (Field field : Settings.class.getFields()) {
            if (field.getType() == Setting.class) {
                declared.add(field.get(null));
            }
        }

        assertEquals(declared, Settings.ALL);
        assertEquals(
                Settings.ALL.size(),
                Settings.ALL.stream().map(Setting::key).distinct().count());
    }

    /** The application's own configuration and the Rest Client's keys find a default in the file only. */
    @Test
    void defaultsOfTheFileAreTheDeclared() throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(TestConfig.DEFAULTS)) {
            file.load(reader);
        }
        Map<String, String> written = new HashMap<>();
        file.stringPropertyNames().stream()
                .filter(key -> key.startsWith("isogeo."))
                .forEach(key -> written.put(key, file.getProperty(key)));
        Map<String, String> declared = new HashMap<>();
        Settings.ALL.forEach(setting -> setting.defaultText().ifPresent(text -> declared.put(setting.key(), text)));

        assertEquals(declared, written);
    }

    @Test
    void everyAttributeOfTheAnnotationBelongsToOneSetting() {
        IsogeoAuthenticationMechanismDefinition definition =
                IsogeoAuthenticationMechanismDefinition.class.cast(Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {IsogeoAuthenticationMechanismDefinition.class},
                        (proxy, method, arguments) -> method.getName()));

        assertEquals(
                Arrays.stream(IsogeoAuthenticationMechanismDefinition.class.getDeclaredMethods())
                        .map(method -> "isogeo."
                                + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "="
                                + method.getName())
                        .sorted()
                        .toList(),
                Settings.ALL.stream()
                        .flatMap(setting ->
                                setting
                                        .attributeOf(definition)
                                        .map(attribute -> setting.key() + "=" + attribute)
                                        .stream())
                        .sorted()
                        .toList());
    }

    @Test
    void settingsAreMadeOfAllValuesOnly() {
        assertThrows(IllegalArgumentException.class, () -> new SettingValues(Map.of(Settings.SCOPE, Optional.empty())));
        assertThrows(IllegalArgumentException.class, () -> new ReadResult.Invalid<>(List.of()));
    }

    private static List<String> problems(Map<String, String> bent) {
        Map<String, String> values = new HashMap<>(VALID);
        values.putAll(bent);
        return problemsOf(SettingsReader.read(TestConfig.of(values)));
    }
}
