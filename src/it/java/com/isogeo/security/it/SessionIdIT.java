package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.isogeo.security.it.fixation.ShopServlet;
import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
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

    private final IsogeoBrowser browser = Sites.browser();

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
        browser.send(get(ONE + "/shop"));
        String sharedId = browser.cookie("JSESSIONID");
        replaceSessionCookie(sharedId);

        Page landing = signIn(browser);

        IsogeoBrowser thief = Sites.browser();
        thief.setCookie("JSESSIONID", sharedId);
        assertEquals(302, thief.send(get(OTHER + "/page")).status(), "the id alone signs nobody in");
        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertFalse(
                landing.setCookies().toString().contains(withoutNode(sharedId)),
                landing.setCookies().toString());
        assertEquals(200, browser.send(get(OTHER + "/page")).status());
    }

    @Test
    @DisplayName("S19 A cookie that was copied before signing out opens nothing after signing in again")
    void copiedCookieStaysDead() {
        replaceSessionCookie(sessionOf(signIn(browser)));
        IsogeoBrowser thief = browser.copy();
        assertEquals(200, thief.send(get(OTHER + "/page")).status(), "it opened the page before");
        // The other application has a session under the same id, so that the id lives on there.
        browser.send(get(ONE + "/shop"));
        browser.send(get(OTHER + "/shop?end"));
        assertEquals(302, thief.copy().send(get(OTHER + "/page")).status(), "the copied cookie opens nothing");

        signIn(browser);

        assertEquals(302, thief.send(get(OTHER + "/page")).status(), "nor after another login");
        assertEquals(200, browser.send(get(OTHER + "/page")).status());
    }

    @Test
    @DisplayName("S19 Of a session with the browser's own id the login changes the id, in one cookie")
    void ownSessionGetsAnotherId() {
        String before = browser.send(get(OTHER + "/shop")).body();

        Page landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(before, browser.send(get(OTHER + "/page")).body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S19 The next user of a browser gets another session under another id, in one cookie")
    void nextUserGetsAnotherSession() {
        signIn(browser);
        String alices = browser.send(get(OTHER + "/page")).body().split(" ", 2)[1];
        browser.send(get(OTHER + "/shop?end"));

        Page landing = StandIn.login(browser, OTHER + "/page", "bob", "ok");

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
        assertNotEquals(alices, browser.send(get(OTHER + "/page")).body().split(" ", 2)[1]);
    }

    @Test
    @DisplayName("S43 Whoever signs out by ending the session is not taken for a browser without cookies")
    void signingOutByTheSessionIsNoLoop() {
        for (int i = 0; i < 4; i++) {
            Page landing = signIn(browser);
            assertEquals(OTHER + "/page", landing.location().toString(), landing.body());
            assertEquals(200, browser.send(get(landing.location())).status());
            assertEquals("ended", browser.send(get(OTHER + "/shop?end")).body());
        }
    }

    @Test
    @DisplayName("S19 A user without an earlier session gets one cookie")
    void strangerGetsOneCookie() {
        Page landing = signIn(browser);

        assertEquals(1, sessionCookies(landing).size(), landing.setCookies().toString());
    }

    /** One cookie for all paths in place of one for each application, as where all applications share one path. */
    private void replaceSessionCookie(String id) {
        browser.removeCookies("JSESSIONID");
        browser.setCookie("JSESSIONID", id);
    }

    private static String sessionOf(Page response) {
        return sessionCookies(response).get(0).replaceFirst("^JSESSIONID=([^;]*).*$", "$1");
    }

    private static Page signIn(IsogeoBrowser browser) {
        return StandIn.login(browser, OTHER + "/page", "alice", "ok");
    }

    private static List<String> sessionCookies(Page response) {
        return response.setCookies().stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .toList();
    }

    /** The session id without the prefix of Open Liberty and the node names of both servers. */
    private static String withoutNode(String cookie) {
        return cookie.replaceFirst("^0000", "").replaceFirst("[:.].*$", "");
    }
}
