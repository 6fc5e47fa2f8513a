package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.ended.RecordedEvents;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that outlive their login, and open pages that use them. Open Liberty refuses such a session to an anonymous
 * caller.
 */
@ArquillianTest
class FormerCallerIT {

    private static final String APPLICATION = Sites.DEMO + "/former";
    private static final String PAGE = APPLICATION + "/token";
    private static final String BASKET = APPLICATION + "/basket";

    private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);
    private static final Duration AGE = Duration.ofSeconds(8);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    /** Users who were signed in, by their scenario, so that all wait for the end of their logins at once. */
    private static final Map<String, IsogeoBrowser> BROWSERS = new HashMap<>();

    private static Instant signedIn;

    @Deployment(testable = false)
    static WebArchive former() {
        return Archives.application(
                "former",
                Archives.configuration("former")
                        + "isogeo.logout.invalidate-session=false\n"
                        + "isogeo.max-session-age=" + AGE.toMillis() + "\n",
                RecordedEvents.class.getPackage(),
                TokenServlet.class.getPackage());
    }

    @BeforeAll
    static void signInAndFillBaskets() {
        for (String login : List.of(
                "refresh-refused",
                "refresh-unauthorized",
                "short no-refresh-token",
                "protected",
                "again",
                "ok",
                "logout")) {
            IsogeoBrowser browser = Sites.browser();
            browser.follow(StandIn.login(browser, PAGE, "alice", scenarioOf(login)));
            assertEquals("map", browser.send(get(BASKET + "?put=map")).body());
            BROWSERS.put(login, browser);
        }
        signedIn = Instant.now();
    }

    private static String scenarioOf(String login) {
        return switch (login) {
            case "protected", "again" -> "refresh-refused";
            case "logout" -> "ok";
            default -> login;
        };
    }

    @ParameterizedTest
    @DisplayName("S37 An open page that uses the session is shown after the login ended, whichever way it ended")
    @ValueSource(strings = {"refresh-refused", "refresh-unauthorized", "short no-refresh-token"})
    void openPageIsShown(String scenario) throws InterruptedException {
        sleepUntil(TOKEN_LIFE);

        assertShown(BROWSERS.get(scenario));
    }

    @Test
    @DisplayName("S37 The same after a page asked for the login first")
    void afterAProtectedPage() throws InterruptedException {
        IsogeoBrowser browser = BROWSERS.get("protected");
        sleepUntil(TOKEN_LIFE);
        assertEquals(302, browser.send(get(PAGE)).status());

        assertShown(browser);
    }

    @Test
    @DisplayName("S37 S55 The same at the login's age, where the session is left to the application")
    void atTheLoginsAge() throws InterruptedException {
        sleepUntil(AGE);

        assertShown(BROWSERS.get("ok"));
    }

    @Test
    @DisplayName("S37 S34 The same after a logout that leaves the session to the application")
    void afterALogout() {
        IsogeoBrowser browser = BROWSERS.get("logout");
        browser.send(post(APPLICATION + "/logout", Map.of()));

        assertShown(browser);
    }

    @Test
    @DisplayName("S19 A user who signs in again before that finds what the session kept")
    void basketIsFoundAgain() throws InterruptedException {
        IsogeoBrowser browser = BROWSERS.get("again");
        sleepUntil(TOKEN_LIFE);

        browser.follow(StandIn.login(browser, PAGE, "alice", "ok"));

        assertEquals("map", browser.send(get(BASKET)).body());
    }

    /** Nothing but time ends a token or a login. */
    private static void sleepUntil(Duration sinceSignIn) throws InterruptedException {
        Instant end = signedIn.plus(sinceSignIn).plus(A_MOMENT);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()));
    }

    private static void assertShown(IsogeoBrowser browser) {
        Page page = browser.send(get(BASKET));
        assertEquals(200, page.status(), page.body());
        assertEquals(ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY ? "null" : "map", page.body());
        assertEquals("other", browser.send(get(BASKET + "?put=other")).body());
        assertEquals("other", browser.send(get(BASKET)).body());
        assertEquals(
                "nobody false NOT_LOGGED_IN",
                browser.send(get(APPLICATION + "/open")).body());
    }
}
