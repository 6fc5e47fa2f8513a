package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.chosen.Doors;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.Base64;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On Jakarta EE 11, an application chooses between Isogeo's mechanism and another one for each request. */
@ArquillianTest
class TwoMechanismsIT {

    private static final String CHOSEN = Sites.DEMO + "/chosen";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive chosen() {
        return Archives.application("chosen", Archives.configuration("chosen"), Doors.class.getPackage());
    }

    @Test
    @DisplayName("A page is for people: they sign in with Isogeo")
    void pageIsForPeople() {
        Page page = browser.follow(StandIn.login(browser, CHOSEN + "/page", "alice", "ok"));

        assertEquals("89ee0eb3a15046a28886033b27f1d882 machine=false", page.body());
    }

    @Test
    @DisplayName("The API is for machines: Basic opens it, Isogeo's login does not")
    void apiIsForMachines() {
        StandIn.login(browser, CHOSEN + "/page", "alice", "ok");

        assertEquals(401, browser.send(get(CHOSEN + "/api/plans")).status());
        assertEquals(
                "harvester machine=true",
                Sites.browser()
                        .send(get(CHOSEN + "/api/plans").header("Authorization", basic("a password of a test")))
                        .body());
        assertEquals(
                401,
                Sites.browser()
                        .send(get(CHOSEN + "/api/plans").header("Authorization", basic("another")))
                        .status());
    }

    private static String basic(String password) {
        return "Basic " + Base64.getEncoder().encodeToString(("harvester:" + password).getBytes(UTF_8));
    }
}
