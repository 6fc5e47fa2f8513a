package com.isogeo.standin;

import static com.isogeo.standin.TestClient.authorization;
import static com.isogeo.standin.TestClient.header;
import static com.isogeo.standin.TestClient.location;
import static com.isogeo.standin.TestClient.loginForm;
import static com.isogeo.standin.TestClient.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, sections 3.1 and 4.1.1 to 4.1.2.1; RFC 7636, section 4.3; RFC 9207. */
class AuthorizationTest {

    private static StandInServer server;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults());
        client = new TestClient(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("4.1.1 A request with the required parameters leads to the form, and its parameters go along")
    void requestLeadsToTheForm() {
        HttpResponse<String> response = client.authorize(authorization());

        assertEquals(302, response.statusCode());
        assertTrue(location(response).startsWith("/login?ReturnUrl=%2Foauth%2Fauthorize%3F"), location(response));
        assertEquals(
                "/oauth/authorize?" + TestClient.encode(authorization()),
                query(location(response)).get("ReturnUrl"));
    }

    @Test
    @DisplayName("4.1.2 The response has a code and exactly the state that was sent, and no cache keeps it")
    void responseHasCodeAndState() {
        HttpResponse<String> response = client.login(authorization(), "alice", "ok");

        assertEquals(302, response.statusCode());
        assertTrue(location(response).startsWith(TestClient.REDIRECT_URI + "?code="), location(response));
        assertEquals("a state+/=", query(location(response)).get("state"));
        assertEquals(Set.of("code", "state"), query(location(response)).keySet());
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    @Test
    @DisplayName("4.1.2 Without a state none comes back")
    void noStateNoState() {
        Map<String, String> parameters = authorization();
        parameters.remove("state");

        assertEquals(
                Set.of("code"),
                query(location(client.login(parameters, "alice", "ok"))).keySet());
    }

    @Test
    @DisplayName("3.1.2 A query that the redirect URI has stays")
    void queryOfTheRedirectUriStays() {
        Map<String, String> parameters = authorization();
        parameters.put("redirect_uri", TestClient.REDIRECT_URI + "?tenant=1");

        assertTrue(location(client.login(parameters, "alice", "ok"))
                .startsWith(TestClient.REDIRECT_URI + "?tenant=1&code="));
    }

    @ParameterizedTest
    @DisplayName("4.1.2.1 An unknown client or redirect URI is a page and never a redirect")
    @CsvSource({
        "client_id, another",
        "client_id, ''",
        "redirect_uri, ''",
        "redirect_uri, https://evil.example/login/callback",
        "redirect_uri, http://localhost.evil.example/",
        "redirect_uri, http://localhost@evil.example/",
        "redirect_uri, http://user@localhost/",
        "redirect_uri, http://localhost:9080/login/callback#fragment",
        "redirect_uri, javascript:alert(1)",
        "redirect_uri, ftp://localhost/",
        "redirect_uri, http://127.0.0.1.nip.example/",
        "redirect_uri, http://128.0.0.1/"
    })
    void unknownClientIsAPage(String name, String value) {
        Map<String, String> parameters = authorization();
        parameters.put(name, value);

        HttpResponse<String> response = client.authorize(parameters);

        assertEquals(400, response.statusCode());
        assertEquals("", header(response, "Location"));
        assertFalse(response.body().contains("evil"), response.body());
    }

    @ParameterizedTest
    @DisplayName("3.1.2 By default every redirect URI on the loopback host is registered")
    @ValueSource(
            strings = {
                "http://localhost:1/x",
                "https://localhost/x",
                "http://127.0.0.1:80/x",
                "http://127.9.8.7/x",
                "http://[::1]:8080/x"
            })
    void loopbackIsRegistered(String redirectUri) {
        Map<String, String> parameters = authorization();
        parameters.put("redirect_uri", redirectUri);

        assertTrue(location(client.login(parameters, "alice", "ok")).startsWith(redirectUri + "?code="));
    }

    @Test
    @DisplayName("3.1.2.3 Registered redirect URIs are compared exactly")
    void registeredIsExact() throws IOException {
        try (StandInServer strict =
                StandInServer.start(StandInOptions.defaults().withRedirectUris(Set.of(TestClient.REDIRECT_URI)))) {
            TestClient own = new TestClient(strict);
            Map<String, String> parameters = authorization();
            assertEquals(302, own.authorize(parameters).statusCode());
            for (String other : new String[] {"/", "?x=1", "/../callback"}) {
                parameters.put("redirect_uri", TestClient.REDIRECT_URI + other);
                assertEquals(400, own.authorize(parameters).statusCode(), other);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("4.1.2.1 Other errors go back by a redirect, with the state")
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge, short, invalid_request"
    })
    void errorGoesBack(String name, String value, String error) {
        Map<String, String> parameters = authorization();
        parameters.put(name, value);

        HttpResponse<String> response = client.authorize(parameters);

        assertTrue(location(response).startsWith(TestClient.REDIRECT_URI + "?error="));
        assertEquals(Map.of("error", error, "state", "a state+/="), query(location(response)));
    }

    @Test
    @DisplayName("3.1 A parameter that comes twice is invalid_request; a client id twice is a page")
    void repetitionIsRefused() {
        String good = "/oauth/authorize?" + TestClient.encode(authorization());

        assertEquals(
                "invalid_request",
                query(location(client.get(good + "&state=b"))).get("error"));
        assertEquals(400, client.get(good + "&client_id=another").statusCode());
        assertEquals(302, client.get(good + "&unknown=ignored").statusCode());
    }

    @Test
    @DisplayName("9207 iss is sent when it is set, with a code and with an error")
    void issuerIsSent() throws IOException {
        try (StandInServer named =
                StandInServer.start(StandInOptions.defaults().withIssuer("https://issuer.example"))) {
            TestClient own = new TestClient(named);
            for (String scenario : new String[] {"ok", "denied"}) {
                assertEquals(
                        "https://issuer.example",
                        query(location(own.login(authorization(), "alice", scenario)))
                                .get("iss"));
            }
            assertEquals(
                    "https://another.example",
                    query(location(own.login(authorization(), "alice", "wrong-iss")))
                            .get("iss"));
            assertFalse(query(location(own.login(authorization(), "alice", "no-iss")))
                    .containsKey("iss"));
        }
    }

    @Test
    @DisplayName("A form that no authorization request opened signs nobody in")
    void formWantsAnAuthorizationRequest() {
        for (String returnUrl : new String[] {"", "/", "https://evil.example/", "/oauth/authorize?client_id=another"}) {
            HttpResponse<String> response =
                    client.post("/login", Map.of("ReturnUrl", returnUrl, "username", "alice", "password", "alice"));
            assertEquals(400, response.statusCode(), returnUrl);
        }
    }

    @Test
    @DisplayName(
            "A wrong password or an unknown scenario shows the form again, with what was filled in but the password")
    void wrongFormComesAgain() {
        String form = location(client.authorize(authorization()));
        Map<String, String> returnUrl = Map.of("ReturnUrl", query(form).get("ReturnUrl"));

        HttpResponse<String> wrong = client.postText(
                "/login",
                TestClient.encode(returnUrl) + "&username=%3Cb%3E&password=sesame&scenario=slow&scenario=rotate");
        HttpResponse<String> unknown = client.post("/login", loginForm(form, "alice", "slow,unheard-of"));

        assertEquals(401, wrong.statusCode());
        assertTrue(wrong.body().contains("value=\"&lt;b&gt;\""), wrong.body());
        assertFalse(wrong.body().contains("sesame"));
        assertTrue(wrong.body().contains("value=\"slow\" checked"));
        assertTrue(wrong.body().contains("value=\"rotate\" checked"));
        assertTrue(wrong.body().contains("role=\"alert\""));
        assertEquals(400, unknown.statusCode());
    }

    @Test
    @DisplayName("Several scenario fields count like one list, and so does a list parted by blanks")
    void scenariosOfSeveralFields() throws Exception {
        Map<String, String> form = Map.of(
                "ReturnUrl",
                query(location(client.authorize(authorization()))).get("ReturnUrl"),
                "username",
                "alice",
                "password",
                "alice");
        for (String fields : new String[] {
            "&scenario=no-state&scenario=no-expiry", "&scenario=no-state+no-expiry", "&scenario=no-state,no-expiry"
        }) {
            String location = location(client.postText("/login", TestClient.encode(form) + fields));

            assertEquals(Set.of("code"), query(location).keySet());
            assertFalse(TestClient.json(
                            client.token(TestClient.exchange(query(location).get("code"))))
                    .has("expires_in"));
        }
    }
}
