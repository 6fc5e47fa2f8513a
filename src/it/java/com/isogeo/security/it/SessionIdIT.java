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
        String known = browser.cookie("JSESSIONID");
        browser.keepOnly(Sites.DEMO, "JSESSIONID", known);

        Answer landing = signIn(browser);

        Browser thief = new Browser();
        thief.keep(Sites.DEMO, "JSESSIONID", known);
        assertEquals(302, thief.get(OTHER + "/page").status(), "whoever knew the id is a stranger");
        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertFalse(
                landing.setCookies().toString().contains(bare(known)),
                landing.setCookies().toString());
        assertEquals(200, browser.get(OTHER + "/page").status());
    }

    @Test
    @DisplayName("S19 A cookie that was copied before signing out opens nothing after signing in again")
    void copiedCookieStaysDead() {
        browser.keepOnly(Sites.DEMO, "JSESSIONID", sessionOf(signIn(browser)));
        Browser thief = browser.atThisMoment();
        assertEquals(200, thief.get(OTHER + "/page").status(), "it was good");
        // The other application has a session under the same id, so that the id lives on there.
        browser.get(ONE + "/shop");
        browser.get(OTHER + "/shop?end");
        assertEquals(302, thief.atThisMoment().get(OTHER + "/page").status(), "dead");

        signIn(browser);

        assertEquals(302, thief.get(OTHER + "/page").status(), "dead still");
        assertEquals(200, browser.get(OTHER + "/page").status());
    }

    @Test
    @DisplayName("S19 Of a session with the browser's own id the login changes the id, in one cookie")
    void ownSessionGetsAnotherId() {
        String before = browser.get(OTHER + "/shop").body();

        Answer landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(before, browser.get(OTHER + "/page").body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S19 The next user of a browser gets another session under another id, in one cookie")
    void nextUserGetsAnotherSession() {
        signIn(browser);
        String alices = browser.get(OTHER + "/page").body().split(" ", 2)[1];
        browser.get(OTHER + "/shop?end");

        Answer landing = StandIn.login(browser, OTHER + "/page", "bob", "ok");

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(alices, browser.get(OTHER + "/page").body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S43 Whoever signs out by ending the session is not taken for a browser without cookies")
    void signingOutByTheSessionIsNoLoop() {
        for (int i = 0; i < 4; i++) {
            Answer landing = signIn(browser);
            assertEquals(OTHER + "/page", landing.location().toString(), landing.body());
            assertEquals(200, browser.get(landing.location()).status());
            assertEquals("ended", browser.get(OTHER + "/shop?end").body());
        }
    }

    @Test
    @DisplayName("S19 A stranger without a session gets one cookie")
    void strangerGetsOneCookie() {
        Answer landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
    }

    private static String sessionOf(Answer answer) {
        return sessionCookies(answer).get(0).replaceFirst("^JSESSIONID=([^;]*).*$", "$1");
    }

    private static Answer signIn(Browser browser) {
        return StandIn.login(browser, OTHER + "/page", "alice", "ok");
    }

    private static List<String> sessionCookies(Answer answer) {
        return answer.setCookies().stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .toList();
    }

    /** Without what Open Liberty and WildFly write before and behind an id. */
    private static String bare(String cookie) {
        return cookie.replaceFirst("^0000", "").replaceFirst("[:.].*$", "");
    }
}
