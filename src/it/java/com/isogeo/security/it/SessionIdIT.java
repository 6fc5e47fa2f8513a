package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.isogeo.security.it.fixation.ShopServlet;
import com.isogeo.security.it.minimal.SignIn;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two applications of one server, and a browser that sends the session cookie of the one to the other. */
@ArquillianTest
class SessionIdIT {

    private static final String ONE = Sites.DEMO + "/one";
    private static final String OTHER = Sites.DEMO + "/other";

    private final Browser browser = new Browser();

    @Deployment(name = "one", testable = false)
    static WebArchive one() {
        return application("one");
    }

    @Deployment(name = "other", testable = false)
    static WebArchive other() {
        return application("other");
    }

    private static WebArchive application(String name) {
        return Archives.application(name, Archives.configuration(name), ShopServlet.class.getPackage())
                .addClass(SignIn.class);
    }

    @Test
    @DisplayName("S19 A login in one application does not take over the id of a session in another")
    void idOfAnotherApplicationsSessionIsNotTakenOver() {
        browser.get(ONE + "/shop");
        String sharedId = browser.cookie("JSESSIONID");
        browser.replaceCookie(Sites.DEMO, "JSESSIONID", sharedId);

        Response landing = signIn(browser);

        Browser thief = new Browser();
        thief.setCookie(Sites.DEMO, "JSESSIONID", sharedId);
        assertEquals(302, thief.get(OTHER + "/page").status(), "the id alone signs nobody in");
        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertFalse(
                landing.setCookies().toString().contains(withoutNode(sharedId)),
                landing.setCookies().toString());
        assertEquals(200, browser.get(OTHER + "/page").status());
    }

    @Test
    @DisplayName("S19 A cookie that was copied before signing out opens nothing after signing in again")
    void copiedCookieStaysDead() {
        browser.replaceCookie(Sites.DEMO, "JSESSIONID", sessionOf(signIn(browser)));
        Browser thief = browser.copy();
        assertEquals(200, thief.get(OTHER + "/page").status(), "it opened the page before");
        // The other application has a session under the same id, so that the id lives on there.
        browser.get(ONE + "/shop");
        browser.get(OTHER + "/shop?end");
        assertEquals(302, thief.copy().get(OTHER + "/page").status(), "the copied cookie opens nothing");

        signIn(browser);

        assertEquals(302, thief.get(OTHER + "/page").status(), "nor after another login");
        assertEquals(200, browser.get(OTHER + "/page").status());
    }

    @Test
    @DisplayName("S19 Of a session with the browser's own id the login changes the id, in one cookie")
    void ownSessionGetsAnotherId() {
        String before = browser.get(OTHER + "/shop").body();

        Response landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(before, browser.get(OTHER + "/page").body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S19 The next user of a browser gets another session under another id, in one cookie")
    void nextUserGetsAnotherSession() {
        signIn(browser);
        String alices = browser.get(OTHER + "/page").body().split(" ", 2)[1];
        browser.get(OTHER + "/shop?end");

        Response landing = StandIn.login(browser, OTHER + "/page", "bob", "ok");

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(alices, browser.get(OTHER + "/page").body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S43 Whoever signs out by ending the session is not taken for a browser without cookies")
    void signingOutByTheSessionIsNoLoop() {
        for (int i = 0; i < 4; i++) {
            Response landing = signIn(browser);
            assertEquals(OTHER + "/page", landing.location().toString(), landing.body());
            assertEquals(200, browser.get(landing.location()).status());
            assertEquals("ended", browser.get(OTHER + "/shop?end").body());
        }
    }

    @Test
    @DisplayName("S19 A user without an earlier session gets one cookie")
    void strangerGetsOneCookie() {
        Response landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
    }

    private static String sessionOf(Response response) {
        return sessionCookies(response).get(0).replaceFirst("^JSESSIONID=([^;]*).*$", "$1");
    }

    private static Response signIn(Browser browser) {
        return StandIn.login(browser, OTHER + "/page", "alice", "ok");
    }

    private static List<String> sessionCookies(Response response) {
        return response.setCookies().stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .toList();
    }

    /** The session id without the prefix of Open Liberty and the node names of both servers. */
    private static String withoutNode(String cookie) {
        return cookie.replaceFirst("^0000", "").replaceFirst("[:.].*$", "");
    }
}
