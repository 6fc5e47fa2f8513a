package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.ended.RecordedEvents;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
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

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive former() {
        return Archives.application(
                "former",
                Archives.configuration("former")
                        + "isogeo.logout.invalidate-session=false\n"
                        + "isogeo.max-session-age=8000\n",
                RecordedEvents.class.getPackage(),
                TokenServlet.class.getPackage());
    }

    @ParameterizedTest
    @DisplayName("S37 An open page that uses the session is shown after the login ended, whichever way it ended")
    @ValueSource(strings = {"refresh-refused", "refresh-unauthorized", "short no-refresh-token"})
    void openPageIsShown(String scenario) throws InterruptedException {
        signInAndFillBasket(scenario);
        Thread.sleep(5200); // Nothing but time ends a token.

        assertShown();
    }

    @Test
    @DisplayName("S37 The same after a page asked for the login first")
    void afterAProtectedPage() throws InterruptedException {
        signInAndFillBasket("refresh-refused");
        Thread.sleep(5200);
        assertEquals(302, browser.send(get(PAGE)).status());

        assertShown();
    }

    @Test
    @DisplayName("S37 S55 The same at the login's age, where the session is left to the application")
    void atTheLoginsAge() throws InterruptedException {
        signInAndFillBasket("ok");
        Thread.sleep(8200);

        assertShown();
    }

    @Test
    @DisplayName("S37 S34 The same after a logout that leaves the session to the application")
    void afterALogout() {
        signInAndFillBasket("ok");
        browser.send(post(APPLICATION + "/logout", Map.of()));

        assertShown();
    }

    @Test
    @DisplayName("S19 A user who signs in again before that finds what the session kept")
    void basketIsFoundAgain() throws InterruptedException {
        signInAndFillBasket("refresh-refused");
        Thread.sleep(5200);

        browser.follow(StandIn.login(browser, PAGE, "alice", "ok"));

        assertEquals("map", browser.send(get(BASKET)).body());
    }

    private void signInAndFillBasket(String scenario) {
        browser.follow(StandIn.login(browser, PAGE, "alice", scenario));
        assertEquals("map", browser.send(get(BASKET + "?put=map")).body());
    }

    private void assertShown() {
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
