package com.isogeo.standin;

import static com.isogeo.standin.TestClient.authorization;
import static com.isogeo.standin.TestClient.basic;
import static com.isogeo.standin.TestClient.error;
import static com.isogeo.standin.TestClient.exchange;
import static com.isogeo.standin.TestClient.header;
import static com.isogeo.standin.TestClient.json;
import static com.isogeo.standin.TestClient.location;
import static com.isogeo.standin.TestClient.query;
import static com.isogeo.standin.TestClient.refresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each scenario over HTTP. */
class ScenarioTest {

    private static final Duration SILENCE = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private StandInServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults().withClock(clock).withSilence(SILENCE));
        client = new TestClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String accessToken(String scenario) {
        return client.tokens("alice", scenario).getString("access_token");
    }

    @Test
    void deniedHasAnErrorAndNoCode() {
        Map<String, String> response = query(location(client.login(authorization(), "alice", "denied")));

        assertEquals("access_denied", response.get("error"));
        assertEquals("a state+/=", response.get("state"));
        assertFalse(response.containsKey("code"));
    }

    @Test
    void stateIsChangedOrMissing() {
        Map<String, String> changed = query(location(client.login(authorization(), "alice", "wrong-state")));

        assertNotEquals("a state+/=", changed.get("state"));
        assertEquals("a state+/=".length(), changed.get("state").length());
        assertFalse(query(location(client.login(authorization(), "alice", "no-state")))
                .containsKey("state"));
    }

    @Test
    void issuerIsMissingOrAnother() {
        assertFalse(query(location(client.login(authorization(), "alice", "no-iss")))
                .containsKey("iss"));
        assertEquals(
                "https://another.example",
                query(location(client.login(authorization(), "alice", "wrong-iss")))
                        .get("iss"));
    }

    @Test
    void rememberedUserSeesNoForm() {
        HttpResponse<String> first = client.login(authorization(), "bob", "remembered,no-expiry");
        String cookie = header(first, "Set-Cookie");
        String form = location(client.authorize(authorization()));

        HttpResponse<String> second = client.get(form, "Cookie", "a=b; " + cookie.substring(0, cookie.indexOf(';')));

        assertTrue(cookie.endsWith("; Path=/login; HttpOnly; SameSite=Lax"), cookie);
        assertEquals(302, second.statusCode());
        JsonObject tokens = json(client.token(exchange(query(location(second)).get("code"))));
        assertFalse(tokens.has("expires_in"), "the scenarios are remembered as well");
        assertEquals(
                "bob",
                json(client.api("/standin/token", tokens.getString("access_token")))
                        .getString("user"));
        assertEquals(200, client.get(form, "Cookie", "standin=unheard").statusCode());
        clock.advance(Duration.ofHours(12));
        assertEquals(
                200,
                client.get(form, "Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "invalid-grant, 400, application/json;charset=UTF-8, '{\"error\":\"invalid_grant\"}'",
        "invalid-client, 401, application/json;charset=UTF-8, '{\"error\":\"invalid_client\"}'",
        "server-error, 500, text/html, <html><body>broken</body></html>",
        "html, 200, text/html, <html><body>maintenance</body></html>",
        "junk, 200, application/json, '{\"access_token\": \"abc\", '",
        "empty, 200, application/json, ''"
    })
    void tokenEndpointAnswersBadly(String scenario, int status, String type, String body) {
        HttpResponse<String> response = client.token(exchange(client.code("alice", scenario)));

        assertEquals(status, response.statusCode());
        assertEquals(type, header(response, "Content-Type"));
        assertEquals(body, response.body());
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    @Test
    void tokenEndpointRedirects() {
        HttpResponse<String> response = client.token(exchange(client.code("alice", "redirect")));

        assertEquals(302, response.statusCode());
        assertEquals("/oauth/elsewhere", location(response));
    }

    @Test
    void slowTakesTwoSeconds() {
        String code = client.code("alice", "slow");
        long begun = System.nanoTime();

        HttpResponse<String> response = client.token(exchange(code));

        assertTrue(System.nanoTime() - begun >= Duration.ofSeconds(2).toNanos());
        assertTrue(json(response).has("access_token"));
    }

    @Test
    void silentSaysNothingForAsLongAsTheOptionsSay() {
        String code = client.code("alice", "silent");
        long begun = System.nanoTime();

        HttpResponse<String> response = client.token(exchange(code));

        assertTrue(System.nanoTime() - begun >= SILENCE.toNanos());
        assertEquals("", response.body());
    }

    @Test
    void waitingResponsesHoldNoThread() throws Exception {
        List<String> codes = IntStream.range(0, 80)
                .mapToObj(i -> client.code("alice", "slow"))
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(codes.size());
        try {
            long begun = System.nanoTime();
            List<Future<Integer>> statuses = codes.stream()
                    .map(code ->
                            threads.submit(() -> client.token(exchange(code)).statusCode()))
                    .toList();
            for (Future<Integer> status : statuses) {
                assertEquals(200, status.get());
            }
            // The server has 32 threads: were they held, it would take three times two seconds.
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(6).toNanos());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void cutClosesTheConnection() {
        String code = client.code("alice", "cut");

        assertThrows(UncheckedIOException.class, () -> client.token(exchange(code)));
    }

    @Test
    void endlessIsLongAndHasAnEnd() throws IOException {
        long read = 0;
        HttpURLConnection connection = open(client.code("alice", "endless"));
        try (InputStream in = connection.getInputStream()) {
            byte[] block = new byte[1 << 16];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                read += n;
            }
        }
        assertTrue(read > 1_000_000, "" + read);
        assertTrue(read <= 3000L << 16, "" + read);
    }

    @Test
    void endlessResponsesAreLimited() throws IOException {
        List<HttpURLConnection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                HttpURLConnection connection = open(client.code("alice", "endless"));
                assertEquals(200, connection.getResponseCode());
                open.add(connection);
            }
            assertEquals(503, open(client.code("alice", "endless")).getResponseCode());
        } finally {
            open.forEach(HttpURLConnection::disconnect);
        }
    }

    @Test
    void dripComesAByteASecond() throws IOException {
        try (StandInServer longer =
                StandInServer.start(StandInOptions.defaults().withSilence(Duration.ofSeconds(3)))) {
            TestClient own = new TestClient(longer);
            String code = own.code("alice", "drip");
            long begun = System.nanoTime();

            HttpResponse<String> response = own.token(exchange(code));

            assertEquals("{\"a", response.body());
            assertTrue(System.nanoTime() - begun >= Duration.ofSeconds(2).toNanos());
        }
    }

    private HttpURLConnection open(String code) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                server.address().resolve("/oauth/token").toURL().openConnection();
        connection.setRequestProperty(
                "Authorization", basic(TestClient.CLIENT.id() + ":" + TestClient.CLIENT.secret()));
        connection.setDoOutput(true);
        connection.getOutputStream().write(TestClient.encode(exchange(code)).getBytes(StandardCharsets.UTF_8));
        return connection;
    }

    @Test
    void tokenResponseLacksAPart() {
        assertFalse(client.tokens("alice", "no-token-type").has("token_type"));
        assertEquals("mac", client.tokens("alice", "mac").getString("token_type"));
        assertFalse(client.tokens("alice", "no-expiry").has("expires_in"));
        assertFalse(client.tokens("alice", "no-refresh-token").has("refresh_token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "rotate",
                "keep",
                "refresh-refused",
                "refresh-client-wrong",
                "refresh-unauthorized",
                "refresh-down",
                "roles-change"
            })
    void tokensLiveFiveSeconds(String scenario) {
        JsonObject tokens = client.tokens("alice", scenario);

        assertEquals(5, tokens.getInt("expires_in"));
        clock.advance(Duration.ofSeconds(5));
        assertEquals(
                401, client.api("/account", tokens.getString("access_token")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "refresh-refused, 400 invalid_grant",
        "refresh-client-wrong, 401 invalid_client",
        "refresh-unauthorized, 400 unauthorized_client"
    })
    void refreshIsRefused(String scenario, String error) {
        String token = client.tokens("alice", scenario).getString("refresh_token");

        assertEquals(error, error(client.token(refresh(token))));
    }

    @Test
    void keepBringsNoNewRefreshToken() {
        String token = client.tokens("alice", "keep").getString("refresh_token");

        for (int i = 0; i < 2; i++) {
            JsonObject tokens = json(client.token(refresh(token)));
            assertFalse(tokens.has("refresh_token"));
            assertEquals(
                    200,
                    client.api("/account", tokens.getString("access_token")).statusCode());
        }
    }

    @Test
    void refreshIsDownForTwentySecondsAfterTheFirstExpiry() {
        String token = client.tokens("alice", "refresh-down").getString("refresh_token");
        clock.advance(Duration.ofSeconds(24));
        assertEquals("", client.token(refresh(token)).body());
        clock.advance(Duration.ofSeconds(1));

        assertTrue(json(client.token(refresh(token))).has("access_token"));
    }

    @Test
    void revocationIsDown() {
        JsonObject tokens = client.tokens("alice", "revoke-down");
        HttpResponse<String> response = client.post(
                "/oauth/revoke",
                Map.of("token", tokens.getString("refresh_token")),
                "Authorization",
                basic(TestClient.CLIENT.id() + ":" + TestClient.CLIENT.secret()));

        assertEquals("503 temporarily_unavailable", error(response));
        assertEquals(
                200, client.api("/account", tokens.getString("access_token")).statusCode());
    }

    @Test
    void searchWantsARefreshedToken() {
        JsonObject tokens = client.tokens("alice", "api-401-once");
        assertEquals(
                401,
                client.api("/resources/search", tokens.getString("access_token"))
                        .statusCode());

        String next =
                json(client.token(refresh(tokens.getString("refresh_token")))).getString("access_token");

        JsonObject result = json(client.api("/resources/search?q=r%C3%A9seau&_limit=2", next));
        assertEquals(3, result.getInt("total"));
        assertEquals(2, result.getArray("results").size());
    }

    @Test
    void rolesChangeWithARefresh() {
        JsonObject tokens = client.tokens("alice", "roles-change");
        assertTrue(memberships(tokens).contains("\"role\":\"admin\""));

        String next = memberships(json(client.token(refresh(tokens.getString("refresh_token")))));

        assertFalse(next.contains("admin"), next);
        assertTrue(next.contains("\"role\":\"reader\""), next);
    }

    private String memberships(JsonObject tokens) {
        return client.api("/account/memberships", tokens.getString("access_token"))
                .body();
    }

    @Test
    void accountIsAsIsogeoTellsIt() {
        String token = accessToken("ok");

        assertEquals(
                "{\"_id\":\"89ee0eb3a15046a28886033b27f1d882\",\"staff\":false,\"language\":\"\","
                        + "\"timezone\":\"Romance Standard Time\",\"contact\":{\"_id\":\"c9ee0eb3a15046a28886033b27f1d882\","
                        + "\"type\":\"user\",\"name\":\"Alice Exemple\",\"email\":\"alice@example.org\"}}",
                client.api("/account", token).body());
        assertTrue(client.api("/account/memberships", token)
                .body()
                .startsWith("[{\"_id\":\"4f5fa69b7a8e43e5881800749a24068c\",\"role\":\"admin\",\"group\":"
                        + "{\"_id\":\"60a8a69b7a8e43e5881800749a24068c\",\"contact\":"
                        + "{\"name\":\"Commune exemple\",\"type\":\"group\"}}}"));
    }

    @Test
    void oddAccountHasUnknownFieldsAndLacksOthers() {
        String token = accessToken("odd-account");

        assertEquals(
                "{\"_id\":\"89ee0eb3a15046a28886033b27f1d882\",\"unheard\":{\"of\":[1]},\"language\":null}",
                client.api("/account", token).body());
        assertTrue(client.api("/account/memberships", token).body().endsWith(",{\"role\":\"observer\"}]"));
    }

    @Test
    void apiIsBusyDownOrSilent() {
        HttpResponse<String> busy = client.api("/account", accessToken("api-busy"));
        assertEquals("429 slow_down", error(busy));
        assertEquals("60", header(busy, "Retry-After"));
        assertEquals("503 temporarily_unavailable", error(client.api("/account", accessToken("api-down"))));
        long begun = System.nanoTime();
        assertEquals("", client.api("/account", accessToken("api-silent")).body());
        assertTrue(System.nanoTime() - begun >= SILENCE.toNanos());
    }

    @Test
    void carolsAccountMayNotBeRead() {
        String token = client.tokens("carol", "ok").getString("access_token");

        assertEquals("403 insufficient_scope", error(client.api("/account", token)));
        assertEquals("403 insufficient_scope", error(client.api("/account/memberships", token)));
        assertEquals(200, client.api("/resources/search", token).statusCode());
    }

    @Test
    void arrangedScenariosHappenUntilTheArrangementEnds() {
        server.arrange("alice", Scenario.NO_EXPIRY);

        assertFalse(client.tokens("alice", "mac").has("expires_in"));
        assertEquals("mac", client.tokens("alice", "mac").getString("token_type"), "besides those of the form");
        assertTrue(client.tokens("bob", "ok").has("expires_in"), "for this user alone");
        server.arrange("alice");
        assertTrue(client.tokens("alice", "ok").has("expires_in"));
    }

    @Test
    void scenariosOfTheOptionsHappenAlways() throws IOException {
        try (StandInServer always =
                StandInServer.start(StandInOptions.defaults().withScenarios(Set.of(Scenario.MAC)))) {
            assertEquals(
                    "mac", new TestClient(always).tokens("bob", "no-expiry").getString("token_type"));
        }
    }

    @Test
    void userChangesFromTheNextResponseOn() {
        String token = accessToken("ok");
        server.setUser(StandInUser.named("alice").withWorkgroups(new StandInWorkgroup("12345678", "Autre", "editor")));

        assertEquals(
                "[{\"_id\":\"4f5f5678\",\"role\":\"editor\",\"group\":{\"_id\":\"12345678\","
                        + "\"contact\":{\"name\":\"Autre\",\"type\":\"group\"}}}]",
                client.api("/account/memberships", token).body());
        server.setUser(StandInUser.named("alice").withReadable(false));
        assertEquals(403, client.api("/account", token).statusCode());
    }

    @Test
    void wordsAreParsedAndExplainedInBothLanguages() {
        Set<String> explanations = new HashSet<>();
        for (Scenario scenario : Scenario.values()) {
            assertEquals(Optional.of(EnumSet.of(scenario)), Scenario.parse(scenario.word()));
            explanations.add(scenario.explanation(Locale.ENGLISH));
            explanations.add(scenario.explanation(Locale.FRANCE));
        }
        assertEquals(2 * Scenario.values().length, explanations.size());
        assertEquals(Optional.of(EnumSet.of(Scenario.OK)), Scenario.parse(" "));
        assertEquals(Optional.empty(), Scenario.parse("ok,OK"));
        assertTrue(Arrays.stream(Scenario.Group.values())
                .allMatch(group -> Arrays.stream(Scenario.values()).anyMatch(each -> each.group() == group)));
    }
}
