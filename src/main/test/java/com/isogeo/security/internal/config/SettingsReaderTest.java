package com.isogeo.security.internal.config;

import static com.isogeo.security.internal.config.TestConfig.problemsOf;
import static com.isogeo.security.internal.config.TestConfig.requireValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.isogeo.security.internal.config.ReadResult.Valid;
import com.isogeo.security.internal.oauth2.RedirectUri;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Map<String, String> VALID = Map.of(
            "isogeo.client-id", "app-6f0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7",
            "isogeo.client-secret", "s".repeat(64),
            "isogeo.redirect-uri", "https://maps.example.org/login/callback");

    @Test
    void defaultsAreIsogeos() {
        IsogeoSettings settings = read(VALID, Map.of());

        assertEquals(
                "https://id.api.isogeo.com/oauth/authorize",
                settings.provider().authorizationEndpoint().toString());
        assertEquals(
                "https://id.api.isogeo.com/oauth/token",
                settings.provider().tokenEndpoint().toString());
        assertEquals(
                "https://v1.api.isogeo.com", settings.provider().apiEndpoint().toString());
        assertEquals(ClientAuthentication.BASIC, settings.client().authentication());
        assertEquals(Duration.ofSeconds(15), settings.behaviour().readTimeout());
        assertEquals(Optional.empty(), settings.provider().issuer());
        assertEquals(Optional.empty(), settings.client().scope());
        assertEquals(Optional.empty(), settings.behaviour().errorPage());
        assertEquals(Optional.empty(), settings.behaviour().applicationName());
    }

    @Test
    void configurationWinsOverTheAnnotationAndThatOverTheDefaults() {
        Config config = TestConfig.of(
                with("isogeo.scope", "from-configuration"),
                Map.of("isogeo.scope", "from-annotation", "isogeo.token-endpoint", "https://annotation.example/token"));
        IsogeoSettings settings = requireValid(SettingsReader.read(config));

        assertEquals(Optional.of("from-configuration"), settings.client().scope());
        assertEquals(
                "https://annotation.example/token",
                settings.provider().tokenEndpoint().toString());
        assertEquals("https://annotation.example/token", config.getValue("isogeo-token/mp-rest/url", String.class));
        assertEquals("15000", config.getValue("isogeo-account/mp-rest/readTimeout", String.class));
    }

    @ParameterizedTest
    @DisplayName("S22 S40 Each missing or wrong setting has its sentence")
    @CsvSource(textBlock = """
            isogeo.client-id, '', isogeo.client-id is not set: give it the client id that Isogeo issued.
            isogeo.client-id, a:b, 'isogeo.client-id must not contain a colon, which parts it from the secret in the Basic header.'
            isogeo.client-secret, '', isogeo.client-secret is not set: give it the client secret that Isogeo issued.
            isogeo.redirect-uri, '', isogeo.redirect-uri is not set: give it the redirect URI that is registered at Isogeo.
            isogeo.redirect-uri, /login, isogeo.redirect-uri must be an absolute https address (a path alone is allowed only where isogeo.authorization-endpoint is on the loopback address).
            isogeo.redirect-uri, login, isogeo.redirect-uri must be an absolute https address.
            isogeo.redirect-uri, //localhost/login, isogeo.redirect-uri must be an absolute https address.
            isogeo.redirect-uri, https://a.example/, 'isogeo.redirect-uri must have a path of its own, such as /login/callback, and no query.'
            isogeo.redirect-uri, https://a.example/x?y=z, 'isogeo.redirect-uri must have a path of its own, such as /login/callback, and no query.'
            isogeo.redirect-uri, http://a.example/x, isogeo.redirect-uri must begin with https:// (plain http is allowed on the loopback address only).
            isogeo.redirect-uri, https://a.example/x#y, isogeo.redirect-uri must have neither a fragment nor user information.
            isogeo.token-endpoint, http://localhost.evil.example/t, isogeo.token-endpoint must begin with https:// (plain http is allowed on the loopback address only).
            isogeo.token-endpoint, https://a b/t, isogeo.token-endpoint is not a valid address.
            isogeo.authorization-endpoint, ftp://a.example/t, isogeo.authorization-endpoint must be an absolute https address.
            isogeo.api-endpoint, https://u:p@a.example, isogeo.api-endpoint must have neither a fragment nor user information.
            isogeo.client-authentication, header, isogeo.client-authentication must be basic or post.
            isogeo.read-timeout, 0, isogeo.read-timeout must be a whole number of milliseconds from 1 to 300000.
            isogeo.read-timeout, 300001, isogeo.read-timeout must be a whole number of milliseconds from 1 to 300000.
            isogeo.client-id, :, 'isogeo.client-id must not contain a colon, which parts it from the secret in the Basic header.'
            isogeo.connect-timeout, soon, isogeo.connect-timeout must be a whole number of milliseconds from 1 to 300000.
            isogeo.error-page, error.html, 'isogeo.error-page must be a path inside the application that begins with a slash, or built-in.'
            isogeo.callback-path, login/callback, 'isogeo.callback-path must begin with a slash, and be the end of isogeo.redirect-uri.'
            isogeo.callback-path, /elsewhere, 'isogeo.callback-path must begin with a slash, and be the end of isogeo.redirect-uri.'
            isogeo.client-secrets-file, ${not.there}, isogeo.client-secrets-file refers to another key that is not set.
            isogeo.refresh-ahead, -1, isogeo.refresh-ahead must be a whole number of milliseconds from 1 to 300000.
            isogeo.max-session-age, 31536000001, isogeo.max-session-age must be a whole number of milliseconds from 1 to 31536000000.
            isogeo.revocation-endpoint, http://a.example/r, isogeo.revocation-endpoint must begin with https:// (plain http is allowed on the loopback address only).
            isogeo.logout.invalidate-session, perhaps, isogeo.logout.invalidate-session must be true or false.
            isogeo.scope, ${no-handler::text}, 'isogeo.scope has an expression that cannot be expanded, such as one that leads back to its own key.'
            isogeo.scope, ${isogeo.scope}, 'isogeo.scope has an expression that cannot be expanded, such as one that leads back to its own key.'
            isogeo.scope, ${not.there}, isogeo.scope refers to another key that is not set.
            """)
    void eachProblemHasItsSentence(String key, String value, String sentence) {
        assertEquals(List.of(sentence), problems(with(key, value)));
    }

    @Test
    @DisplayName("The first and the last value of a range are in it")
    void endsOfARangeAreInIt() {
        IsogeoSettings first = read(
                withAll(Map.of(
                        "isogeo.read-timeout", "1",
                        "isogeo.max-session-age", "1",
                        "isogeo.logout.invalidate-session", "false",
                        "isogeo.error-page", "/error")),
                Map.of());
        IsogeoSettings last = read(
                withAll(Map.of(
                        "isogeo.read-timeout", "300000",
                        "isogeo.max-session-age", "31536000000",
                        "isogeo.logout.invalidate-session", "true")),
                Map.of());

        assertEquals(Duration.ofMillis(1), first.behaviour().readTimeout());
        assertEquals(Optional.of(Duration.ofMillis(1)), first.behaviour().maxSessionAge());
        assertEquals(Optional.of("/error"), first.behaviour().errorPage());
        assertFalse(first.behaviour().logoutInvalidatesSession());
        assertEquals(Duration.ofMinutes(5), last.behaviour().readTimeout());
        assertEquals(Optional.of(Duration.ofDays(365)), last.behaviour().maxSessionAge());
        assertTrue(last.behaviour().logoutInvalidatesSession());
    }

    @Test
    @DisplayName("S40 All problems are told at once")
    void allProblemsAreToldAtOnce() {
        assertEquals(
                List.of(
                        "isogeo.client-id is not set: give it the client id that Isogeo issued.",
                        "isogeo.client-secret is not set: give it the client secret that Isogeo issued.",
                        "isogeo.redirect-uri is not set: give it the redirect URI that is registered at Isogeo."),
                problems(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:1/x", "http://127.0.0.1:1/x", "http://[::1]:1/x"})
    void plainHttpIsAllowedOnTheLoopbackAddress(String uri) {
        assertEquals(
                uri,
                read(with("isogeo.redirect-uri", uri), Map.of())
                        .client()
                        .redirectUri()
                        .toString());
    }

    @ParameterizedTest
    @DisplayName("S40 A path alone is a redirect URI where the provider is on loopback, and nowhere else")
    @CsvSource({
        "http://localhost:9081/authorize, true",
        "https://localhost/authorize, true",
        "http://127.0.0.1:9081/authorize, true",
        "https://127.8.8.8/authorize, true",
        "http://[::1]:9081/authorize, true",
        "https://id.localhost/authorize, false",
        "https://localhost.example/authorize, false",
        "https://127.0.0.1.example/authorize, false",
        "https://128.0.0.1/authorize, false"
    })
    void pathAloneIsAllowedWhereTheProviderIsOnLoopback(String authorizationEndpoint, boolean isAllowed) {
        Map<String, String> values = with("isogeo.redirect-uri", "/login/callback");
        values.put("isogeo.authorization-endpoint", authorizationEndpoint);

        if (isAllowed) {
            assertEquals(
                    new RedirectUri.PathOnly("/login/callback"),
                    read(values, Map.of()).client().redirectUri());
        } else {
            assertEquals(
                    List.of("isogeo.redirect-uri must be an absolute https address (a path alone is allowed only"
                            + " where isogeo.authorization-endpoint is on the loopback address)."),
                    problems(values));
        }
    }

    @ParameterizedTest
    @DisplayName("S40 A path alone that is no path inside the application stops the deployment")
    @CsvSource(textBlock = """
            /, 'isogeo.redirect-uri must have a path of its own, such as /login/callback, and no query.'
            /login?x=1, 'isogeo.redirect-uri must have a path of its own, such as /login/callback, and no query.'
            /login#x, isogeo.redirect-uri must have neither a fragment nor user information.
            /log in, isogeo.redirect-uri is not a valid address.
            /login%2, isogeo.redirect-uri is not a valid address.
            //evil.example/login, isogeo.redirect-uri must be an absolute https address.
            /../elsewhere, 'isogeo.redirect-uri must have no dot segment, by which a path leads elsewhere.'
            /login/%2E., 'isogeo.redirect-uri must have no dot segment, by which a path leads elsewhere.'
            /./login, 'isogeo.redirect-uri must have no dot segment, by which a path leads elsewhere.'
            """)
    void pathAloneHasItsRules(String path, String sentence) {
        assertEquals(List.of(sentence), problemsOnLoopback(path, Map.of()));
    }

    @Test
    void pathAloneNeedsNoCallbackPath() {
        assertEquals(List.of(), problemsOnLoopback("/login/..callback.", Map.of()));
        assertEquals(
                List.of(
                        "isogeo.callback-path must not be set where isogeo.redirect-uri is a path alone, which is inside"
                                + " the application already."),
                problemsOnLoopback("/login/callback", Map.of("isogeo.callback-path", "/login/callback")));
    }

    @Test
    void wrongAuthorizationEndpointIsToldOnce() {
        assertEquals(
                List.of("isogeo.authorization-endpoint is not a valid address."),
                problemsOnLoopback("/login/callback", Map.of("isogeo.authorization-endpoint", "http://a b/")));
    }

    private static List<String> problemsOnLoopback(String path, Map<String, String> more) {
        Map<String, String> values = with("isogeo.redirect-uri", path);
        values.put("isogeo.authorization-endpoint", "http://127.0.0.1:9081/oauth/authorize");
        values.putAll(more);
        return problems(values);
    }

    @Test
    void pasteErrorsAreWarnedOf() {
        assertEquals(List.of(), warnings(VALID));
        assertTrue(warning(with("isogeo.client-secret", "short")).contains("paste error in isogeo.client-secret,"));
        assertTrue(warning(with("isogeo.client-id", "short")).contains("paste error in isogeo.client-id,"));
    }

    private static String warning(Map<String, String> values) {
        List<String> warnings = warnings(values);
        assertEquals(1, warnings.size(), warnings.toString());
        return warnings.get(0);
    }

    /** As docs/how-to/environments.md shows it; SmallRye Config takes the profile from any source. */
    @Test
    void profileOfAnEnvironment() {
        String key = "%qa.isogeo.token-endpoint";
        String address = "https://id.api.qa.isogeo.com/oauth/token";
        Map<String, String> values = with(key, address);

        assertEquals(
                "https://id.api.isogeo.com/oauth/token",
                read(values, Map.of()).provider().tokenEndpoint().toString());
        values.put("mp.config.profile", "qa");
        assertEquals(address, read(values, Map.of()).provider().tokenEndpoint().toString());
    }

    @Test
    void pageListsEachKeyWithItsDefault() throws IOException {
        String page = Files.readString(Path.of("docs/reference/settings.md"));
        for (Setting<?> setting : Settings.ALL) {
            String shown = setting.defaultText().map(text -> "`" + text + "`").orElse("–");
            assertTrue(page.contains("| `" + setting.key() + "` | " + shown + " |"), setting + " with " + shown);
        }
        assertEquals(
                Settings.ALL.size(),
                Arrays.stream(page.split("\n", -1))
                        .filter(line -> line.matches("\\| `isogeo\\.[a-z.-]+` \\|.*"))
                        .count());
    }

    private static List<String> warnings(Map<String, String> values) {
        return SettingsReader.read(TestConfig.of(values)).fold(Valid::warnings, invalid -> fail("not valid"));
    }

    private static List<String> problems(Map<String, String> values) {
        return problemsOf(SettingsReader.read(TestConfig.of(values)));
    }

    private static IsogeoSettings read(Map<String, String> values, Map<String, String> annotation) {
        return requireValid(SettingsReader.read(TestConfig.of(values, annotation)));
    }

    private static Map<String, String> withAll(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(VALID);
        values.putAll(more);
        return values;
    }

    private static Map<String, String> with(String key, String value) {
        Map<String, String> values = new HashMap<>(VALID);
        values.put(key, value);
        return values;
    }
}
