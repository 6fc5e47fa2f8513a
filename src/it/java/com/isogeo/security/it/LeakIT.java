package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ear.CallServlet;
import com.isogeo.security.it.ear.OriginApi;
import com.isogeo.security.it.leak.CountServlet;
import com.isogeo.security.it.leak.LoaderListener;
import com.isogeo.security.it.leak.PlainMechanism;
import com.isogeo.security.it.leak.PlainServlet;
import com.isogeo.security.it.minimal.SignIn;
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

/** What is left of an application that is undeployed. */
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
        return Archives.withoutJar("plain", Archives.CLIENT)
                .addPackage(LoaderListener.class.getPackage())
                .deleteClass(CountServlet.class);
    }

    @Test
    @DisplayName(
            "The module keeps no class loader of an application that is undeployed, beyond what the server keeps itself")
    void classLoaderGoesWithItsApplication() throws InterruptedException {
        redeploy("plain", browser -> browser.get(Sites.DEMO + "/plain/plain"));
        redeploy(
                "leaving",
                browser -> browser.followed(StandIn.login(browser, Sites.DEMO + "/leaving/call", "alice", "ok")));

        assertEquals(0, count("listeners", "leaving"));
        // A server may keep the last one for itself, and Open Liberty 26.0.0.3 keeps each that has a mechanism.
        int servers = Math.max(1, left("plain", 0));
        int left = left("leaving", servers);
        assertTrue(left <= servers, left + " are left, and " + servers + " without the module");
    }

    private void redeploy(String name, Function<Browser, Answer> use) {
        for (int i = 0; i < TIMES; i++) {
            deployer.deploy(name);
            Answer answer = use.apply(new Browser());
            assertEquals(200, answer.status(), answer.body());
            deployer.undeploy(name);
        }
    }

    /** How many are left when there are no more than that, or after a while. */
    private static int left(String name, int most) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        int counted = count("loaders", name);
        while (counted > most && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            counted = count("loaders", name);
        }
        return counted;
    }

    private static int count(String what, String name) {
        return Integer.parseInt(new Browser()
                .get(Sites.DEMO + "/counting/" + what + "?of=/" + name)
                .body()
                .strip());
    }
}
