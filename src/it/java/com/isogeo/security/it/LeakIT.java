package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ear.CallServlet;
import com.isogeo.security.it.ear.OriginApi;
import com.isogeo.security.it.leak.CountServlet;
import com.isogeo.security.it.leak.LoaderListener;
import com.isogeo.security.it.leak.PlainMechanism;
import com.isogeo.security.it.leak.PlainServlet;
import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Undeploying an application frees its class loader. */
@ArquillianTest
class LeakIT {

    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "counting", testable = false)
    static WebArchive counting() {
        return Archives.withoutJar("counting", "")
                .addPackage(CountServlet.class.getPackage())
                .deleteClasses(LoaderListener.class, PlainServlet.class, PlainMechanism.class);
    }

    @Deployment(name = "leaving", managed = false, testable = false)
    static WebArchive leaving() {
        return Archives.application("leaving", Archives.configuration("leaving"))
                .addClasses(SignIn.class, CallServlet.class, OriginApi.class)
                .addPackage(LoaderListener.class.getPackage())
                .deleteClasses(CountServlet.class, PlainServlet.class, PlainMechanism.class);
    }

    @Deployment(name = "plain", managed = false, testable = false)
    static WebArchive plain() {
        return Archives.withoutJar("plain", Archives.ENDPOINTS)
                .addPackage(LoaderListener.class.getPackage())
                .deleteClass(CountServlet.class);
    }

    @Test
    @DisplayName(
            "The module keeps no class loader of an application that is undeployed, beyond what the server keeps itself")
    void classLoaderGoesWithItsApplication() throws InterruptedException {
        redeploy("plain", browser -> browser.send(get(Sites.DEMO + "/plain/plain")));
        redeploy(
                "leaving",
                browser -> browser.follow(StandIn.login(browser, Sites.DEMO + "/leaving/call", "alice", "ok")));

        assertEquals(0, count("listeners", "leaving"));
        // A server may keep the last class loader, and Open Liberty 26.0.0.3 keeps each with a mechanism.
        int servers = Math.max(1, awaitAtMost("plain", 0));
        int remaining = awaitAtMost("leaving", servers);
        assertTrue(remaining <= servers, remaining + " are left, and " + servers + " without the module");
    }

    private void redeploy(String name, Function<IsogeoBrowser, Page> use) {
        for (int i = 0; i < TIMES; i++) {
            deployer.deploy(name);
            Page response = use.apply(Sites.browser());
            assertEquals(200, response.status(), response.body());
            deployer.undeploy(name);
        }
    }

    /** Counts the class loaders, until there are at most {@code max} or {@link #PATIENCE} is over. */
    private static int awaitAtMost(String name, int max) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int counted = count("loaders", name);
        while (counted > max && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            counted = count("loaders", name);
        }
        return counted;
    }

    private static int count(String what, String name) {
        return Integer.parseInt(Sites.browser()
                .send(get(Sites.DEMO + "/counting/" + what + "?of=/" + name))
                .body()
                .strip());
    }
}
