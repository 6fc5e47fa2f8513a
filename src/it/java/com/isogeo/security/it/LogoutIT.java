package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ended.RecordedEvents;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of a login, and the events that the application observes. */
@ArquillianTest
class LogoutIT {

    private static final String APPLICATION = Sites.DEMO + "/ended";
    private static final String PAGE = APPLICATION + "/token";
    private static final String ALICE = "89ee0eb3a15046a28886033b27f1d882";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive ended() {
        return Archives.application(
                "ended",
                Archives.configuration("ended")
                        + "isogeo.revocation-endpoint=http://127.0.0.1:${standin.port}/oauth/revoke\n",
                RecordedEvents.class.getPackage(),
                TokenServlet.class.getPackage());
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
        browser.send(BrowserRequest.of("DELETE", APPLICATION + "/events"));
    }

    @ParameterizedTest
    @DisplayName("S34 After a logout the caller is anonymous, the session is gone, and the tokens are revoked")
    @ValueSource(strings = {"", "twice"})
    void loginEnds(String how) throws Exception {
        int sessions = sessions();
        String token = signIn("ok");
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        assertEquals(200, statusWithCookie(cookie), "the cookie opens the page until then");
        assertEquals(sessions + 1, sessions());

        Page response = browser.send(post(APPLICATION + "/logout", how.isEmpty() ? Map.of() : Map.of(how, "yes")));

        assertEquals("caller=null", response.body());
        assertEquals(302, browser.send(get(PAGE)).status());
        assertEquals(302, statusWithCookie(cookie), "a copied cookie opens nothing");
        assertEquals(sessions, sessions());
        await(() -> StandIn.count("alice", "POST /oauth/revoke") == 1);
        assertEquals(
                401,
                Sites.browser()
                        .send(get(Sites.STANDIN + "/standin/token").header("Authorization", "Bearer " + token))
                        .status());
    }

    @Test
    @DisplayName("S34 Signing out without a login harms nothing, and an address that a page links to signs nobody out")
    void strangerSignsOut() {
        assertEquals(
                "caller=null",
                browser.send(post(APPLICATION + "/logout", Map.of())).body());
        assertEquals(List.of(), events());

        signIn("ok");
        browser.send(get(APPLICATION + "/logout"));
        assertEquals(200, browser.send(get(PAGE)).status());
    }

    @Test
    @DisplayName("S34 A login that another tab has begun is forgotten with the cookies that it left")
    void pendingLoginsAreForgotten() {
        browser.send(get(PAGE));
        signIn("ok");
        assertEquals(1, pendingLogins());

        browser.send(post(APPLICATION + "/logout", Map.of()));

        assertEquals(0, pendingLogins());
    }

    @Test
    @DisplayName("S34 S38 A revocation that fails is an event, and no obstacle")
    void revocationFails() {
        signIn("revoke-down");

        assertEquals(200, browser.send(post(APPLICATION + "/logout", Map.of())).status());

        await(() -> events().contains("RevocationFailed[caller=" + ALICE + "]"));
        assertTrue(ServerLog.text().contains("ISOGEO305: The tokens of a login that has ended were not revoked"));
    }

    @Test
    @DisplayName("S38 The application hears of each step of a login's life, and a broken observer changes nothing")
    void applicationHears() throws InterruptedException {
        browser.send(get(APPLICATION + "/login/callback?code=a&state=b"));
        signIn("rotate");
        Thread.sleep(5200); // Nothing but time ends a token.
        browser.send(get(PAGE));
        browser.send(post(APPLICATION + "/logout", Map.of()));
        signIn("refresh-refused");
        Thread.sleep(5200);
        browser.send(get(PAGE));

        List<String> events = events();
        assertEquals("LoginFailed[code=LOGIN_EXPIRED]", events.get(0));
        assertTrue(events.get(1).startsWith("SignedIn[caller=" + ALICE + ", groups=["), events.get(1));
        assertTrue(events.get(2).startsWith("Refreshed[caller=" + ALICE + ", expiresAt=Optional["), events.get(2));
        assertEquals("SignedOut[caller=" + ALICE + "]", events.get(3));
        assertTrue(events.get(4).startsWith("SignedIn["), events.get(4));
        assertEquals("RefreshFailed[caller=" + ALICE + ", code=REFUSED]", events.get(5));
        assertEquals(6, events.size());
        assertTrue(ServerLog.text().contains("ISOGEO306: An observer of IsogeoEvent failed"));
        assertFalse(events.toString().contains("Token"));
    }

    /** Returns the access token, the last of the page's three words. */
    private String signIn(String scenario) {
        return browser.follow(StandIn.login(browser, PAGE, "alice", scenario))
                .body()
                .split(" ", 3)[2];
    }

    private long pendingLogins() {
        return browser.cookieNames().stream()
                .filter(name -> name.startsWith("isogeo-login-"))
                .count();
    }

    private static int statusWithCookie(String cookie) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(PAGE))
                .header("Cookie", cookie)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static int sessions() {
        return Integer.parseInt(report().split(" ", 2)[0]);
    }

    private static List<String> events() {
        return Arrays.stream(report().split("\n"))
                .skip(1)
                .map(event -> event.replace("IsogeoEvent$", ""))
                .toList();
    }

    private static String report() {
        return Sites.browser().send(get(APPLICATION + "/events")).body().strip();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE);
            Thread.onSpinWait();
        }
    }
}
