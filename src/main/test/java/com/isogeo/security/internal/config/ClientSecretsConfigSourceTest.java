package com.isogeo.security.internal.config;

import static com.isogeo.security.internal.config.TestConfig.problemsOf;
import static com.isogeo.security.internal.config.TestConfig.requireValid;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.isogeo.security.internal.config.ReadResult.Valid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientSecretsConfigSourceTest {

    private static final String ID = "sample-3rdapp-6f0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7";
    private static final String SECRET = "SECRET".repeat(10) + "SECR";
    private static final String CREDENTIALS = "\"client_id\": \"" + ID + "\", \"client_secret\": \"" + SECRET + "\"";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"installed", "web"})
    void fileGivesTheSettings(String kind) throws IOException {
        IsogeoSettings settings = settings(loaded(file("""
                { "%s": { %s,
                    "redirect_uris": ["urn:ietf:wg:oauth:2.0:oob", "https://maps.example.org/login/callback", "https://second.example.org/x"],
                    "auth_uri": "https://id.api.qa.example.org/oauth/authorize",
                    "token_uri": "https://id.api.qa.example.org/oauth/token",
                    "scopes": [{"any": [1, null]}], "kind": 7, "isogeo_type": "user_app", "isogeo_staff": false },
                  "more": [] }
                """.formatted(kind, CREDENTIALS))));

        assertEquals(ID, settings.client().credentials().clientId());
        assertEquals(SECRET, settings.client().credentials().clientSecret());
        assertEquals(
                "https://maps.example.org/login/callback",
                settings.client().redirectUri().toString());
        assertEquals(
                "https://id.api.qa.example.org/oauth/authorize",
                settings.provider().authorizationEndpoint().toString());
        assertEquals(
                "https://id.api.qa.example.org/oauth/token",
                settings.provider().tokenEndpoint().toString());
        assertEquals(
                "https://api.qa.example.org", settings.provider().apiEndpoint().toString());
    }

    @Test
    void restClientFollowsTheFile() throws IOException {
        Config config = loaded(installed("\"token_uri\": \"https://id.qa.example.org/oauth/token\""));

        assertEquals(
                "https://id.qa.example.org/oauth/token", config.getValue("isogeo-token/mp-rest/url", String.class));
        assertEquals("https://qa.example.org", config.getValue("isogeo-account/mp-rest/url", String.class));
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.api.isogeo.com/oauth/token, https://v1.api.isogeo.com",
        "https://ID.API.ISOGEO.COM/oauth/token, https://v1.api.isogeo.com",
        "https://id.api.qa.isogeo.com/oauth/token, https://api.qa.isogeo.com",
        "https://id.qa.example.org:8443/oauth/token, https://qa.example.org:8443",
        "https://login.example.org/oauth/token, https://v1.api.isogeo.com",
        "http://127.0.0.1:9081/oauth/token, https://v1.api.isogeo.com"
    })
    void apiFollowsTheTokenEndpointOutsideOfProduction(String tokenEndpoint, String apiEndpoint) throws IOException {
        Config config = loaded(installed("\"token_uri\": \"" + tokenEndpoint + "\""));

        assertEquals(apiEndpoint, config.getValue("isogeo.api-endpoint", String.class));
    }

    @Test
    void endpointsThatTheFileDoesNotHaveAreIsogeos() throws IOException {
        Config config = loaded(installed("\"auth_uri\": \" \", \"redirect_uris\": [\"https://maps.example.org/x\"]"));
        IsogeoSettings settings = settings(config);

        assertEquals(
                "https://id.api.isogeo.com/oauth/authorize",
                settings.provider().authorizationEndpoint().toString());
        assertEquals(
                "https://v1.api.isogeo.com", settings.provider().apiEndpoint().toString());
    }

    @Test
    @DisplayName("S40 A key of the file that refers to itself is told, not thrown")
    void endlessReferenceIsTold() {
        Config config = TestConfig.of(Map.of("isogeo.client-secrets-file", "${isogeo.client-secrets-file}"));

        assertEquals(
                Optional.of(
                        "isogeo.client-secrets-file has an expression that cannot be expanded, such as one that leads back to its own key."),
                ClientSecretsConfigSource.load(config));
        assertTrue(
                DefinitionConfigSource.isOverruledIn(config, "isogeo.client-secrets-file"),
                "the annotation counts not");
    }

    @Test
    @DisplayName("A second configuration of the same application gets the values of the file, and lists their keys")
    void valuesAreCopied() throws IOException {
        ClientSecretsConfigSource copy = new ClientSecretsConfigSource();

        ClientSecretsConfigSource.copyTo(loaded(installed("\"scopes\": []")), TestConfig.of(copy, Map.of(), Map.of()));

        assertEquals(ID, copy.getValue("isogeo.client-id"));
        assertEquals(Set.of("isogeo.client-id", "isogeo.client-secret"), copy.getPropertyNames());
    }

    @Test
    void installedIsTakenWhereBothAreThere() throws IOException {
        Config config =
                loaded(file("{\"web\": {\"client_id\": \"other\"}, \"installed\": {%s}}".formatted(CREDENTIALS)));

        assertEquals(ID, config.getValue("isogeo.client-id", String.class));
    }

    @Test
    void keyWinsOverTheFileAndTheFileOverTheAnnotation() throws IOException {
        Path file =
                installed("\"redirect_uris\": [\"https://file.example/x\"], \"auth_uri\": \"https://file.example/a\"");
        Config config = TestConfig.of(
                Map.of("isogeo.redirect-uri", "https://key.example/x"),
                Map.of(
                        "isogeo.client-secrets-file", file.toString(),
                        "isogeo.redirect-uri", "https://annotation.example/x",
                        "isogeo.authorization-endpoint", "https://annotation.example/a",
                        "isogeo.token-endpoint", "https://annotation.example/t"));
        assertEquals(Optional.empty(), ClientSecretsConfigSource.load(config));
        IsogeoSettings settings = settings(config);

        assertEquals("https://key.example/x", settings.client().redirectUri().toString());
        assertEquals(
                "https://file.example/a",
                settings.provider().authorizationEndpoint().toString());
        assertEquals(
                "https://annotation.example/t",
                settings.provider().tokenEndpoint().toString());
        assertEquals(ID, settings.client().credentials().clientId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a${b}c", "a$${b}", "a$$b", "\\\\a\\\\${b", "${", "a,b", "${isogeo.client-id}", "é€"})
    void secretIsTakenAsItStands(String secret) throws IOException {
        Config config = loaded(file("""
                {"web": {"client_id": "a", "client_secret": "%s", "redirect_uris": ["https://maps.example.org/x"]}}
                """.formatted(secret)));

        assertEquals(
                secret.replace("\\\\", "\\"),
                settings(config).client().credentials().clientSecret());
    }

    @Test
    void oddCredentialsOfTheFileAreWarnedOf() throws IOException {
        List<String> warnings =
                SettingsReader.read(loaded(file("""
                {"web": {"client_id": "a", "client_secret": "b", "redirect_uris": ["https://maps.example.org/x"]}}
                """))).fold(Valid::warnings, invalid -> fail("not valid"));

        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("isogeo.client-id and isogeo.client-secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[\"urn:ietf:wg:oauth:2.0:oob\", \"/login/callback\", \"https://a.example\", \"https://a.example/\"]",
                "[\"ftp://a.example/x\", \"https://a b/x\", \"\", \"mailto:x\", \"//localhost/x\"]"
            })
    void noUsableRedirectUriIsToldWhereNoKeyHasOne(String uris) throws IOException {
        Path file = installed("\"redirect_uris\": " + uris);
        assertEquals(
                List.of(
                        "isogeo.redirect-uri is not set: give it the redirect URI that is registered at Isogeo, since the"
                                + " file of isogeo.client-secrets-file has no http or https address with a path among its"
                                + " redirect_uris."),
                problemsOf(SettingsReader.read(loaded(file))));
        assertEquals(
                "https://key.example/x",
                settings(loaded(file, Map.of("isogeo.redirect-uri", "https://key.example/x")))
                        .client()
                        .redirectUri()
                        .toString());
    }

    @ParameterizedTest
    @DisplayName("S40 Each file of no use has its sentence, and none quotes the file")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            ``; which is not a JSON object in UTF-8
            SECRET; which is not a JSON object in UTF-8
            "SECRET"; which is not a JSON object in UTF-8
            ["SECRET"]; which is not a JSON object in UTF-8
            {"web": {"client_secret": "SECRET; which is not a JSON object in UTF-8
            {"web": {"client_secret": "SECRET"}}, SECRET; which is not a JSON object in UTF-8
            {"web": {"client_secret": SECRET}}; which is not a JSON object in UTF-8
            {}; which has neither installed nor web in it
            {"SECRET": {}}; which has neither installed nor web in it
            {"installed": "SECRET"}; in which installed is not an object
            {"web": null}; in which web is not an object
            {"web": ["SECRET"], "installed": null}; in which installed is not an object
            {"web": {"client_secret": "SECRET"}}; in which web.client_id is missing or empty
            {"web": {"client_id": " ", "client_secret": "SECRET"}}; in which web.client_id is missing or empty
            {"web": {"client_id": "SECRET"}}; in which web.client_secret is missing or empty
            {"web": {"client_id": "SECRET", "client_secret": ""}}; in which web.client_secret is missing or empty
            {"web": {"client_id": 1, "client_secret": "SECRET"}}; in which web.client_id is not text
            {"web": {"client_id": "SECRET", "client_secret": ["SECRET"]}}; in which web.client_secret is not text
            {"web": {"client_id": "SECRET", "client_secret": null}}; in which web.client_secret is not text
            {"web": {"client_id": "a", "client_secret": "SECRET", "auth_uri": {"SECRET": 1}}}; in which web.auth_uri is not text
            {"web": {"client_id": "a", "client_secret": "SECRET", "token_uri": false}}; in which web.token_uri is not text
            {"web": {"client_id": "a", "client_secret": "SECRET", "redirect_uris": "SECRET"}}; in which web.redirect_uris is not a list of texts
            {"web": {"client_id": "a", "client_secret": "SECRET", "redirect_uris": ["https://a.example/SECRET", 1]}}; in which web.redirect_uris is not a list of texts
            """)
    void eachFileOfNoUseHasItsSentence(String content, String problem) throws IOException {
        assertProblem(problem, file(content));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"SECRET\":", "{\"web\":["})
    @DisplayName("S40 Deep nesting does not end the stack")
    void deepNestingIsRefused(String opening) throws IOException {
        assertProblem(
                "which is not a JSON object in UTF-8",
                file(opening.repeat(64 * 1024 / opening.length()).strip()));
        assertProblem(
                "which is not a JSON object in UTF-8",
                file("{\"web\":{" + CREDENTIALS + ",\"more\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}}"));
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = directory.resolve("client_secrets.json");
        for (byte[] content : new byte[][] {
            ("{\"web\":{" + CREDENTIALS + "}}").getBytes(UTF_16),
            {'{', '"', 'a', '"', ':', '"', (byte) 0xE9, '"', '}'},
            {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0x80, '"', '}'}
        }) {
            Files.write(file, content);
            assertProblem("which is not a JSON object in UTF-8", file);
        }
    }

    @Test
    void sizeHasALimit() throws IOException {
        String content = "{\"web\":{" + CREDENTIALS + "}}";
        Path largest = file(content + " ".repeat(64 * 1024 - content.length()));
        assertEquals(ID, loaded(largest).getValue("isogeo.client-id", String.class));

        assertProblem("which is larger than 64 KB", file(content + " ".repeat(64 * 1024 - content.length() + 1)));
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        assertProblem("which is not there", directory.resolve("nowhere/client_secrets.json"));
        assertProblem("which is a directory", directory);
        Path device = Path.of("/dev/null");
        if (Files.exists(device)) {
            assertProblem("which is not a regular file", device);
        }
    }

    @Test
    void fileThatCannotBeReadIsTold() throws IOException {
        Path file = installed("\"kind\": 1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser reads every file");

        assertProblem("which cannot be read", file);
    }

    /** A name that is too long for the file system is an error of reading for every user. */
    @Test
    void failureOfTheFileSystemIsTold() {
        assertProblem("which cannot be read", directory.resolve("x".repeat(5000)));
    }

    @Test
    void relativePathIsResolvedAndExplained() {
        Config config = TestConfig.of(Map.of("isogeo.client-secrets-file", "nowhere/client_secrets.json"), Map.of());

        assertEquals(
                Optional.of("isogeo.client-secrets-file names "
                        + Path.of("nowhere/client_secrets.json").toAbsolutePath()
                        + ", which is not there (a relative path begins at the server's working directory)."),
                ClientSecretsConfigSource.load(config));
    }

    @Test
    void keyThatIsNoPathIsRefusedWithoutSayingIt() {
        for (String value : List.of("{\"web\": {" + CREDENTIALS + "}}", "SECRET\0")) {
            String problem = ClientSecretsConfigSource.load(
                            TestConfig.of(Map.of("isogeo.client-secrets-file", value), Map.of()))
                    .orElseThrow();

            assertTrue(problem.startsWith("isogeo.client-secrets-file "), problem);
            assertFalse(problem.contains("SECRET"), problem);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void blankKeyIsNone(String value) {
        Config config = TestConfig.of(Map.of("isogeo.client-secrets-file", value), Map.of());

        assertEquals(Optional.empty(), ClientSecretsConfigSource.load(config));
        assertEquals(Optional.empty(), config.getOptionalValue("isogeo.client-id", String.class));
    }

    @Test
    @DisplayName("S29 Neither an exception nor a text of the reading classes shows what stands in the file")
    void noTextShowsASecret() throws Exception {
        ClientSecretsConfigSource source = new ClientSecretsConfigSource();
        Path good = installed("\"kind\": \"SECRET\"");
        Config config = TestConfig.of(source, Map.of("isogeo.client-secrets-file", good.toString()), Map.of());
        assertEquals(Optional.empty(), ClientSecretsConfigSource.load(config));
        assertEquals(SECRET, source.getValue("isogeo.client-secret"));
        assertFalse(List.of(source, source.getName(), new ClientSecrets(new ClientSecretsFile(good).content()))
                .toString()
                .contains("SECRET"));

        Path bad = file("{\"web\": SECRET");
        ClientSecretsException failure =
                assertThrows(ClientSecretsException.class, () -> new ClientSecretsFile(bad).content());
        assertNull(failure.getCause());
        assertEquals(0, failure.getSuppressed().length);
        assertFalse(failure.toString().contains("SECRET"));
    }

    private static void assertProblem(String problem, Path file) {
        Config config = TestConfig.of(Map.of("isogeo.client-secrets-file", file.toString()), Map.of());

        assertEquals(
                Optional.of("isogeo.client-secrets-file names " + file + ", " + problem + "."),
                ClientSecretsConfigSource.load(config));
        assertEquals(Optional.empty(), config.getOptionalValue("isogeo.client-id", String.class));
    }

    private Path installed(String more) throws IOException {
        return file("{\"installed\": {" + CREDENTIALS + ", " + more + "}}");
    }

    private Path file(String content) throws IOException {
        return Files.write(directory.resolve("client_secrets.json"), content.getBytes(UTF_8));
    }

    private static IsogeoSettings settings(Config config) {
        return requireValid(SettingsReader.read(config));
    }

    private static Config loaded(Path file) {
        return loaded(file, Map.of());
    }

    private static Config loaded(Path file, Map<String, String> more) {
        Config config = TestConfig.of(more, Map.of("isogeo.client-secrets-file", file.toString()));
        assertEquals(Optional.empty(), ClientSecretsConfigSource.load(config));
        return config;
    }
}
