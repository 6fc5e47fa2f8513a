package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.pages.BehindServlet;
import com.isogeo.security.it.throwing.ThrowingStore;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of the application throw during a login: nobody is signed in. */
@ArquillianTest
class ThrowingIT {

    private static final String PAGE = Sites.DEMO + "/throwing/protected/page";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive throwing() {
        return Archives.application("throwing", Archives.configuration("throwing"), ThrowingStore.class.getPackage())
                .addClasses(ProtectedServlet.class, BehindServlet.class);
    }

    @ParameterizedTest
    @DisplayName("S41 An exception of a store or an observer lets nobody in, and no stack trace out")
    @ValueSource(strings = {"store", "listener", "observer"})
    void exceptionLetsNobodyIn(String part) {
        URI callback = StandIn.signIn(browser, browser.send(get(PAGE)), "alice", "ok");

        Page response = browser.send(get(callback + "&throw=" + part));

        if (response.status() == 302 && !part.equals("store")) {
            // WildFly swallows the exception of a listener, so that the login succeeds.
            assertTrue(browser.send(get(PAGE)).body().startsWith("ENTERED"));
            return;
        }
        assertEquals(500, response.status(), response.body());
        assertTrue(response.body().trim().endsWith("</html>"), response.body());
        assertFalse(response.body().contains("ENTERED"), response.body());
        assertFalse(response.body().contains("Exception"), response.body());
        assertEquals(302, browser.send(get(PAGE)).status(), "still anonymous");
        assertEquals("null", browser.send(get(Sites.DEMO + "/throwing/entered")).body());
    }

    @Test
    void userSignsInWithoutAnException() {
        Page page = browser.follow(StandIn.login(browser, PAGE, "alice", "ok"));

        assertTrue(page.body().startsWith("ENTERED"), page.status() + " " + page.address() + " " + page.body());
    }
}
