package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each misbehaviour of the provider: the status, the page, the cookies, and what the stand-in received. */
@ArquillianTest
class ScenarioIT {

    private static final List<String> NOTHING = List.of();
    private static final List<String> TOKEN = List.of("POST /oauth/token");
    private static final List<String> ALL = List.of("GET /account", "GET /account/memberships", "POST /oauth/token");

    private final IsogeoBrowser browser = Sites.browser();

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @ParameterizedTest
    @DisplayName("S23 S14 S24 S25 S26 Each misbehaviour ends on a page that says so, and nobody is signed in")
    @CsvSource(textBlock = """
            denied,         403, You did not sign in,                             nothing
            wrong-state,    400, This sign-in is no longer valid,                nothing
            no-state,       400, This sign-in is no longer valid,                nothing
            invalid-grant,  400, This sign-in is no longer valid,                token
            invalid-client, 502, Isogeo cannot sign you in right now,            token
            server-error,   502, Isogeo cannot sign you in right now,            token
            html,           502, Isogeo cannot sign you in right now,            token
            junk,           502, Isogeo cannot sign you in right now,            token
            empty,          502, Isogeo cannot sign you in right now,            token
            redirect,       502, Isogeo cannot sign you in right now,            token
            cut,            502, Isogeo cannot sign you in right now,            token
            endless,        502|504, Isogeo,                                     token
            silent,         504, Isogeo does not answer,                         token
            drip,           504, Isogeo does not answer,                         token
            no-token-type,  502, Isogeo cannot sign you in right now,            token
            mac,            502, Isogeo cannot sign you in right now,            token
            api-busy,       502, Isogeo cannot sign you in right now,            all
            api-down,       502, Isogeo cannot sign you in right now,            all
            api-silent,     504, Isogeo does not answer,                         all
            """)
    void misbehaviourEndsOnAPage(String scenario, String statuses, String titles, String received) {
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me?x=1")), "alice", scenario);
        Instant before = Instant.now();

        Page response = browser.send(get(callback));

        Duration took = Duration.between(before, Instant.now());
        String body = response.body();
        assertAll(
                () -> assertTrue(
                        List.of(statuses.split("\\|")).contains("" + response.status()), "" + response.status()),
                () -> assertTrue(List.of(titles.split("\\|")).stream().anyMatch(body::contains), body),
                () -> assertTrue(body.trim().endsWith("</html>"), body),
                () -> assertFalse(body.contains("alert(1)"), body),
                () -> assertFalse(body.contains("Exception"), body),
                () -> assertFalse(response.setCookies().toString().contains("JSESSIONID"), "no session for nobody"),
                // The read time-out of this server is three seconds, and a second more is allowed.
                () -> assertTrue(took.compareTo(Duration.ofSeconds(4)) < 0, "took " + took),
                () -> assertReceived(expected(received)),
                () -> assertEquals(302, browser.send(get(Sites.DEMO + "/me")).status(), "still a stranger"));
    }

    /** The module sends two requests to the API at once; when the first response is enough, the second one may still be under way. */
    private static void assertReceived(List<String> expected) {
        Instant end = Instant.now().plusSeconds(5);
        while (StandIn.receivedFromServer("alice").size() < expected.size()
                && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertEquals(expected, StandIn.receivedFromServer("alice"));
    }

    private static List<String> expected(String received) {
        return switch (received) {
            case "nothing" -> NOTHING;
            case "token" -> TOKEN;
            default -> ALL;
        };
    }

    @ParameterizedTest
    @DisplayName("S09 The login cookie is gone after a refusal")
    @ValueSource(strings = {"denied", "invalid-grant", "server-error"})
    void loginCookieIsGoneAfterARefusal(String scenario) {
        StandIn.login(browser, Sites.DEMO + "/me", "alice", scenario);

        assertTrue(browser.cookieNames().isEmpty(), browser.cookieNames().toString());
    }

    @ParameterizedTest
    @DisplayName("S25 What is odd but usable is used")
    @ValueSource(strings = {"no-expiry", "odd-account", "wrong-iss"})
    void oddButUsableIsUsed(String scenario) {
        Page page = browser.follow(StandIn.login(browser, Sites.DEMO + "/me", "alice", scenario));

        assertEquals(200, page.status(), page.body());
        assertEquals(ALL, StandIn.receivedFromServer("alice"));
    }

    @Test
    @DisplayName("S16 Who clicks twice at a slow provider ends on their page, signed in, and the code is sent once")
    void doubleClickEndsOnThePage() throws Exception {
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me?x=1")), "alice", "slow");
        IsogeoBrowser secondClick = browser.copy();
        CompletableFuture<Page> first = CompletableFuture.supplyAsync(() -> browser.send(get(callback)));
        awaitTokenRequest();
        CompletableFuture<Page> second = CompletableFuture.supplyAsync(() -> secondClick.send(get(callback)));

        assertEquals(Sites.DEMO + "/me?x=1", first.get().location().toString());
        assertEquals(Sites.DEMO + "/me?x=1", second.get().location().toString());
        assertEquals(200, browser.send(get(first.get().location())).status());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token authorization_code"));
    }

    @Test
    @DisplayName(
            "S16 Who reloads a slow callback is sent to their page, and signs in anew when the first answer is lost")
    void reloadOfASlowCallbackGoesOn() throws Exception {
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me?x=1")), "alice", "slow");
        IsogeoBrowser reload = browser.copy();
        CompletableFuture<Page> first = CompletableFuture.supplyAsync(() -> browser.send(get(callback)));
        awaitTokenRequest();

        Page page = reload.send(get(reload.send(get(callback)).location()));

        first.get();
        assertTrue(page.location().toString().startsWith(Sites.STANDIN + "/oauth/authorize?"), "" + page.location());
        Page end = reload.send(get(StandIn.signIn(reload, page, "alice", "ok")));
        assertEquals(Sites.DEMO + "/me?x=1", end.location().toString());
        assertEquals(200, reload.send(get(end.location())).status());
    }

    /** Waits until the first of two callbacks has sent its token request. */
    private static void awaitTokenRequest() {
        Instant end = Instant.now().plusSeconds(20);
        while (StandIn.count("alice", "POST /oauth/token authorization_code") == 0) {
            assertTrue(Instant.now().isBefore(end), "no token request");
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("S51 A browser full of cookies of our names gets an answer, and loses them by and by")
    void stuffedBrowserIsAnswered() {
        String planted = IntStream.range(0, 135)
                .mapToObj(i -> "isogeo-login-" + i + "=x")
                .collect(Collectors.joining("; "));

        for (String path : new String[] {"/me", "/login/callback?code=a&state=b", "/"}) {
            Page response = new RawRequest("GET", path).with("Cookie", planted).send();

            assertTrue(List.of(200, 302, 400).contains(response.status()), path + " " + response.status());
            assertTrue(
                    response.setCookies().size() <= 11,
                    path + " " + response.setCookies().size());
        }
    }

    @Test
    @DisplayName("S31 Without a refresh token a login ends with its access token, and begins anew")
    void loginBeginsAnewAfterTheExpiry() throws InterruptedException {
        Instant begun = Instant.now();
        assertEquals(
                200,
                browser.follow(StandIn.login(browser, Sites.DEMO + "/me", "alice", "short,no-refresh-token"))
                        .status());
        // The token expires after five seconds, by time alone.
        Thread.sleep(Math.max(
                0, Duration.between(Instant.now(), begun.plusSeconds(6)).toMillis()));

        assertEquals(302, browser.send(get(Sites.DEMO + "/me")).status());
        assertEquals(
                401,
                browser.send(get(Sites.DEMO + "/api/me").header("Accept", "application/json"))
                        .status());
    }

    @Test
    @DisplayName("S10 Whom the provider remembers signs in again without a form, also in two tabs at once")
    void rememberedUserSeesNoForm() {
        browser.follow(StandIn.login(browser, Sites.DEMO + "/me", "bob", "remembered"));
        browser.removeCookies("JSESSIONID");
        Page oneTab =
                browser.send(get(browser.send(get(Sites.DEMO + "/me?tab=1")).location()));
        Page otherTab =
                browser.send(get(browser.send(get(Sites.DEMO + "/me?tab=2")).location()));

        Page onePage = browser.follow(oneTab);
        Page otherPage = browser.follow(otherTab);

        assertEquals(Sites.DEMO + "/me?tab=1", onePage.address().toString());
        assertEquals(Sites.DEMO + "/me?tab=2", otherPage.address().toString());
        assertEquals(List.of(200, 200), List.of(onePage.status(), otherPage.status()));
        assertEquals(0, StandIn.count("bob", "POST /oauth/token refresh_token"));
        assertEquals(2, StandIn.count("bob", "POST /oauth/token authorization_code"), "the first time and one tab");
    }

    @Test
    void pageIsFrenchForWhoReadsFrench() {
        Page page = browser.send(get(StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me")), "alice", "html"))
                .header("Accept-Language", "fr-FR,fr;q=0.9"));

        assertTrue(page.body().contains("<html lang=\"fr\">"), page.body());
        assertTrue(page.body().contains("Isogeo ne peut pas vous connecter"), page.body());
        assertTrue(page.body().contains("Réessayer"), page.body());
    }

    @Test
    @DisplayName("S20 S26 The operator reads that the credentials are wrong; no secret, code or token is in the log")
    void operatorReadsTheReason() {
        StandIn.login(browser, Sites.DEMO + "/me", "alice", "invalid-client");

        String log = ServerLog.text();
        assertTrue(log.contains("the token endpoint sent invalid_client"), "the reason is in the log");
        assertTrue(log.contains("check isogeo.client-id, isogeo.client-secret"), "the keys are in the log");
        assertFalse(log.contains("client_secret="), "a secret is in the log");
        assertFalse(log.contains("code_verifier"), "a verifier is in the log");
        assertFalse(log.contains("Bearer "), "a token is in the log");
    }
}
