package com.isogeo.standin;

import static com.isogeo.standin.TestClient.CLIENT;
import static com.isogeo.standin.TestClient.OTHER;
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
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, sections 2.3.1, 4.1.3, 4.1.4, 5 and 6; RFC 7636, sections 4.5 and 4.6; RFC 9700; RFC 7009; RFC 6750. */
class TokenTest {

    private final TestClock clock = new TestClock();
    private StandInServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults().withClock(clock));
        client = new TestClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("5.1 The response has both tokens, the type and the life in seconds, as JSON that no cache keeps")
    void successfulResponse() {
        HttpResponse<String> response = client.token(exchange(client.code("alice", "ok")));

        assertEquals(200, response.statusCode());
        assertEquals("application/json;charset=UTF-8", header(response, "Content-Type"));
        assertEquals("no-store", header(response, "Cache-Control"));
        assertEquals("no-cache", header(response, "Pragma"));
        JsonObject tokens = json(response);
        assertEquals(Set.of("access_token", "token_type", "expires_in", "refresh_token"), tokens.keySet());
        assertEquals("bearer", tokens.getString("token_type"));
        assertEquals(3599, tokens.getInt("expires_in"));
        assertTrue(tokens.getString("access_token").length() > 300);
        assertNotEquals(tokens.getString("access_token"), tokens.getString("refresh_token"));
    }

    @Test
    @DisplayName("4.1.2 Codes are in standard base64, so that each of its special characters comes sooner or later")
    void codesNeedEncoding() {
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 200 && !(seen.indexOf("+") >= 0 && seen.indexOf("/") >= 0); i++) {
            seen.append(client.code("alice", "ok"));
        }
        assertTrue(seen.indexOf("+") >= 0 && seen.indexOf("/") >= 0);
    }

    @Test
    @DisplayName("2.3.1 The secret in the header is joined raw, as Isogeo says; encoded as a form it is wrong")
    void headerIsJoinedRaw() {
        String encoded = URLEncoder.encode(CLIENT.secret(), StandardCharsets.UTF_8);
        HttpResponse<String> wrong = client.post(
                "/oauth/token",
                exchange(client.code("alice", "ok")),
                "Authorization",
                basic(CLIENT.id() + ":" + encoded));

        assertEquals("401 invalid_client", error(wrong));
        assertTrue(header(wrong, "WWW-Authenticate").startsWith("Basic "), "5.2");
        assertEquals(200, client.token(exchange(client.code("alice", "ok"))).statusCode());
    }

    @Test
    @DisplayName("2.3.1 The secret may come in the body, and never in the query")
    void bodyHasTheSecret() {
        Map<String, String> form = exchange(client.code("alice", "ok"));
        Map<String, String> secret = Map.of("client_id", CLIENT.id(), "client_secret", CLIENT.secret());

        assertEquals("401 invalid_client", error(client.post("/oauth/token?" + TestClient.encode(secret), form)));
        form.putAll(secret);
        assertEquals(200, client.post("/oauth/token", form).statusCode());
    }

    @ParameterizedTest
    @DisplayName("5.2 Credentials that are wrong, broken or missing are invalid_client")
    @ValueSource(strings = {"", "Basic", "Basic %%%", "Basic YTpi", "Bearer x", "Digest x"})
    void wrongCredentials(String authorization) {
        Map<String, String> form = exchange(client.code("alice", "ok"));

        HttpResponse<String> response = authorization.isEmpty()
                ? client.post("/oauth/token", form)
                : client.post("/oauth/token", form, "Authorization", authorization);

        assertEquals("401 invalid_client", error(response));
        assertEquals(200, client.token(form).statusCode(), "the code is not used up by it");
    }

    @ParameterizedTest
    @DisplayName("5.2 What is wrong with a token request has the name that the RFC gives it")
    @CsvSource({
        "grant_type, '', invalid_request",
        "grant_type, password, unsupported_grant_type",
        "code, '', invalid_request",
        "code, unheard, invalid_grant",
        "redirect_uri, http://localhost:9080/other, invalid_grant",
        "redirect_uri, '', invalid_grant",
        "code_verifier, another-verifier-of-forty-three-characters-, invalid_grant",
        "code_verifier, '', invalid_grant"
    })
    void errorNames(String name, String value, String error) {
        Map<String, String> form = exchange(client.code("alice", "ok"));
        form.put(name, value);

        HttpResponse<String> response = client.token(form);

        assertEquals("400 " + error, error(response));
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    @Test
    @DisplayName("3.2 A parameter that comes twice is invalid_request, and so is a body that is no form")
    void repetitionIsRefused() {
        String form = TestClient.encode(exchange(client.code("alice", "ok")));
        String basic = basic(CLIENT.id() + ":" + CLIENT.secret());

        assertEquals(
                "400 invalid_request",
                error(client.postText("/oauth/token", form + "&code=b", "Authorization", basic)));
        assertEquals("400 invalid_request", error(client.postText("/oauth/token", "{}", "Authorization", basic)));
    }

    @Test
    @DisplayName("4.1.2 A code is good once, for a minute, for the client that it was issued to")
    void codeIsGoodOnce() {
        String first = client.code("alice", "ok");
        assertEquals("400 invalid_grant", error(client.token(exchange(first), OTHER)));
        assertEquals(200, client.token(exchange(first)).statusCode());
        assertEquals("400 invalid_grant", error(client.token(exchange(first))));

        String late = client.code("alice", "ok");
        clock.advance(Duration.ofSeconds(60));
        assertEquals("400 invalid_grant", error(client.token(exchange(late))));
    }

    @Test
    @DisplayName("7636 4.5 A login without a challenge needs no verifier, and a verifier is refused then (9700 2.1.1)")
    void withoutPkce() {
        Map<String, String> parameters = authorization();
        parameters.remove("code_challenge");
        parameters.remove("code_challenge_method");
        for (boolean verifier : new boolean[] {true, false}) {
            Map<String, String> form = exchange(
                    query(location(client.login(parameters, "alice", "ok"))).get("code"));
            if (!verifier) {
                form.remove("code_verifier");
            }
            assertEquals(verifier ? 400 : 200, client.token(form).statusCode());
        }
    }

    @Test
    @DisplayName("6 A refresh brings new tokens, and the old refresh token is used up")
    void refreshBringsNewTokens() {
        JsonObject first = client.tokens("alice", "ok");
        JsonObject second = json(client.token(refresh(first.getString("refresh_token"))));

        assertNotEquals(first.getString("access_token"), second.getString("access_token"));
        assertEquals(
                200, client.api("/account", second.getString("access_token")).statusCode());
        assertEquals("400 invalid_grant", error(client.token(refresh(first.getString("refresh_token")))));
        assertEquals(
                200,
                client.token(refresh(second.getString("refresh_token"))).statusCode(),
                "no rotation, no revocation");
        assertEquals(
                "1",
                json(client.api("/standin/token", second.getString("access_token")))
                        .getString("refreshes"));
    }

    @Test
    @DisplayName("6 A refresh token belongs to its client, and an access token is none")
    void refreshTokenBelongsToItsClient() {
        JsonObject tokens = client.tokens("alice", "ok");

        assertEquals("400 invalid_grant", error(client.token(refresh(tokens.getString("refresh_token")), OTHER)));
        assertEquals("400 invalid_grant", error(client.token(refresh(tokens.getString("access_token")))));
        assertEquals("400 invalid_request", error(client.token(refresh(""))));
        clock.advance(Duration.ofDays(30));
        assertEquals("400 invalid_grant", error(client.token(refresh(tokens.getString("refresh_token")))));
    }

    @Test
    @DisplayName("9700 4.14 A rotated refresh token that comes again revokes all tokens of its login, and of no other")
    void reuseRevokesTheFamily() {
        JsonObject first = client.tokens("alice", "rotate");
        JsonObject other = client.tokens("alice", "rotate");
        JsonObject second = json(client.token(refresh(first.getString("refresh_token"))));

        assertEquals("400 invalid_grant", error(client.token(refresh(first.getString("refresh_token")))));

        assertEquals("400 invalid_grant", error(client.token(refresh(second.getString("refresh_token")))));
        assertEquals(
                401, client.api("/account", second.getString("access_token")).statusCode());
        assertEquals(
                200, client.api("/account", other.getString("access_token")).statusCode());
        assertTrue(server.received("alice").stream()
                .anyMatch(request -> request.path().equals("/refresh-token-reuse")));
    }

    @Test
    @DisplayName("7009 2.1 A client revokes its tokens, by the refresh token or the access token")
    void revocation() {
        for (String name : new String[] {"refresh_token", "access_token"}) {
            JsonObject tokens = client.tokens("alice", "ok");
            Map<String, String> form = Map.of("token", tokens.getString(name), "token_type_hint", "refresh_token");

            assertEquals("400 invalid_grant", error(revoke(form, OTHER)), "of another client");
            assertEquals(
                    200,
                    client.api("/account", tokens.getString("access_token")).statusCode());
            assertEquals(200, revoke(form, CLIENT).statusCode());

            assertEquals(
                    401,
                    client.api("/account", tokens.getString("access_token")).statusCode());
            assertEquals("400 invalid_grant", error(client.token(refresh(tokens.getString("refresh_token")))));
            assertEquals(200, revoke(form, CLIENT).statusCode(), "2.2: a second time is no error");
        }
    }

    @Test
    @DisplayName("7009 2.2 An unknown token is no error, none at all is one, and a stranger is refused")
    void revocationErrors() {
        assertEquals(200, revoke(Map.of("token", "unheard"), CLIENT).statusCode());
        assertEquals("400 invalid_request", error(revoke(Map.of(), CLIENT)));
        assertEquals(
                "401 invalid_client",
                error(revoke(Map.of("token", "unheard"), new StandInClient("another", "secret"))));
    }

    private HttpResponse<String> revoke(Map<String, String> form, StandInClient who) {
        return client.post("/oauth/revoke", new HashMap<>(form), "Authorization", basic(who.id() + ":" + who.secret()));
    }

    @ParameterizedTest
    @DisplayName("6750 3 Without a good token the API answers 401 and says why")
    @ValueSource(strings = {"", "Bearer", "Bearer unheard", "Bearer %%", "Basic YTpi"})
    void apiWantsAToken(String authorization) {
        for (String path : new String[] {"/account", "/account/memberships", "/resources/search", "/standin/token"}) {
            HttpResponse<String> response =
                    authorization.isEmpty() ? client.get(path) : client.get(path, "Authorization", authorization);
            assertEquals("401 invalid_token", error(response), path);
            assertEquals("Bearer error=\"invalid_token\"", header(response, "WWW-Authenticate"), path);
        }
    }

    @Test
    @DisplayName("6750 3.1 An access token ends when it was said to, and a refresh token is none")
    void accessTokenExpires() {
        JsonObject tokens = client.tokens("alice", "ok");
        assertEquals(
                401, client.api("/account", tokens.getString("refresh_token")).statusCode());

        clock.advance(Duration.ofSeconds(3598));
        assertEquals(
                200, client.api("/account", tokens.getString("access_token")).statusCode());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                401, client.api("/account", tokens.getString("access_token")).statusCode());
    }

    @Test
    @DisplayName("What one stand-in issued is nothing to another")
    void keyIsOfOneServer() throws IOException {
        try (StandInServer another =
                StandInServer.start(StandInOptions.defaults().withClock(clock))) {
            String token = client.tokens("alice", "ok").getString("access_token");
            assertEquals(401, new TestClient(another).api("/account", token).statusCode());
            assertFalse(token.isEmpty());
        }
    }
}
