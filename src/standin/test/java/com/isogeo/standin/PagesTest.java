package com.isogeo.standin;

import static com.isogeo.standin.TestClient.authorization;
import static com.isogeo.standin.TestClient.exchange;
import static com.isogeo.standin.TestClient.header;
import static com.isogeo.standin.TestClient.location;
import static com.isogeo.standin.TestClient.query;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.grack.nanojson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pages say, in which language, and what they never show. */
class PagesTest {

    private StandInServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults());
        client = new TestClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr                      | fr | Se connecter
            fr-CA,fr;q=0.9,en;q=0.8 | fr | Se connecter
            en,fr;q=0.5             | en | Sign in
            de,fr;q=0.5             | fr | Se connecter
            de                      | en | Sign in
            ;;q=x                   | en | Sign in
            *                       | en | Sign in
            -                       | en | Sign in
            """)
    void languageIsThatOfTheBrowser(String accepted, String language, String title) {
        HttpResponse<String> page = client.get("/login", "Accept-Language", accepted);

        assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page.body());
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
        assertEquals("Accept-Language", header(page, "Vary"));
    }

    @Test
    void formOffersEachScenarioInItsLanguage() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            String page = client.get("/login", "Accept-Language", locale.getLanguage())
                    .body();
            for (Scenario scenario : Scenario.values()) {
                boolean isOffered =
                        page.contains("type=\"checkbox\" name=\"scenario\" value=\"" + scenario.word() + "\">");
                assertEquals(scenario != Scenario.OK, isOffered, scenario.word());
                assertTrue(
                        scenario == Scenario.OK || page.contains(escaped(scenario.explanation(locale))),
                        scenario.word());
            }
        }
    }

    private static String escaped(String text) {
        return text.replace("'", "&#39;");
    }

    @Test
    void pagesHaveNoScriptAndAreNotStored() {
        for (String path : List.of("/", "/login", "/oauth/authorize")) {
            HttpResponse<String> page = client.get(path);

            assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'none'; style-src 'self'"));
            assertFalse(header(page, "Content-Security-Policy").contains("form-action"), "the redirect after the form");
            assertEquals("no-store", header(page, "Cache-Control"));
            assertEquals("nosniff", header(page, "X-Content-Type-Options"));
            assertFalse(page.body().contains("<script"));
            assertFalse(page.body().contains("style=\""));
        }
        assertEquals("text/css;charset=UTF-8", header(client.get("/standin.css"), "Content-Type"));
    }

    @Test
    void whatABrowserSendsIsEscaped() {
        String page = client.get("/login?ReturnUrl=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&username=%3Cb%3E")
                .body();

        assertTrue(page.contains("value=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\""), page);
        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("<b>\""), page);
    }

    @Test
    void statusPageTellsUsersAndRequests() {
        server.setUser(new StandInUser(
                "<dave>", "p&w", "D", "d@example.org", true, List.of(new StandInWorkgroup("1234", "<g>", "r")), "1"));
        client.tokens("bob", "ok");

        String page = client.get("/").body();

        assertTrue(page.contains(
                "<td>alice</td><td>alice</td><td>Commune exemple (admin), Syndicat exemple (reader)</td>"));
        assertTrue(page.contains("<td>carol</td><td>carol</td><td>the account may not be read</td>"), page);
        assertTrue(page.contains("<td>&lt;dave&gt;</td><td>p&amp;w</td><td>&lt;g&gt; (r)</td>"), page);
        assertTrue(page.contains("<td>bob</td><td>POST /oauth/token authorization_code</td>"), page);
        assertTrue(page.contains("href=\"/standin/requests\""), page);
        assertTrue(page.contains("for development only"), page);
    }

    @Test
    void statusPageHasTheNewestFiftyFirst() {
        for (int i = 0; i < 60; i++) {
            client.get("/account");
        }
        client.get("/resources/search");

        String page = client.get("/").body();

        assertEquals(50, page.split("<td>-</td>", -1).length - 1);
        assertTrue(page.indexOf("/resources/search") < page.indexOf("GET /account"), page);
    }

    @Test
    void noPageShowsASecretACodeOrAToken() {
        String code =
                query(location(client.login(authorization(), "alice", "ok"))).get("code");
        JsonObject tokens = TestClient.json(client.token(exchange(code)));
        client.api("/account", tokens.getString("access_token"));
        client.post("/oauth/token", Map.of("grant_type", "a-secret-in-the-wrong-field"));

        String shown = client.get("/").body()
                + client.get("/login").body()
                + client.get("/login?code=" + TestClient.encode(Map.of("code", code)))
                        .body();

        for (String hidden : List.of(
                code,
                tokens.getString("access_token"),
                tokens.getString("refresh_token"),
                TestClient.CLIENT.secret(),
                TestClient.VERIFIER,
                "a-secret-in-the-wrong-field")) {
            assertFalse(shown.contains(hidden), hidden);
        }
    }
}
