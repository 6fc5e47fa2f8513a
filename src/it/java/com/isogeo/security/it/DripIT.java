package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ended.LogoutServlet;
import com.isogeo.security.it.leak.CountServlet;
import com.isogeo.security.it.leak.LoaderListener;
import com.isogeo.security.it.leak.PlainMechanism;
import com.isogeo.security.it.leak.PlainServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A token endpoint that sends its headers byte by byte, so that no read time-out ends the wait. */
@ArquillianTest
class DripIT {

    private static final int USERS = 50;

    private static final String APPLICATION = Sites.DEMO + "/dripping";
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final DrippingEndpoint ENDPOINT = new DrippingEndpoint();

    @Deployment(testable = false)
    static WebArchive dripping() {
        return Archives.application(
                        "dripping",
                        Archives.configuration("dripping")
                                + "isogeo.token-endpoint=" + ENDPOINT.address() + "\n"
                                + "isogeo.revocation-endpoint=" + ENDPOINT.address() + "\n",
                        ProtectedServlet.class.getPackage())
                .addClass(LogoutServlet.class)
                .addPackage(CountServlet.class.getPackage())
                .deleteClasses(LoaderListener.class, PlainServlet.class, PlainMechanism.class);
    }

    @AfterAll
    static void close() throws IOException {
        ENDPOINT.close();
    }

    @Test
    @DisplayName(
            "S24 With fifty users caught the others sign in and work at their usual speed, and nothing waits for ever")
    void fiftyCaughtKeepNobodyWaiting() throws Exception {
        IsogeoBrowser working = signIn();
        List<Callback> callbacks = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            IsogeoBrowser browser = Sites.browser();
            callbacks.add(new Callback(
                    browser, StandIn.signIn(browser, browser.send(get(APPLICATION + "/protected")), "alice", "ok")));
        }

        ExecutorService threads = Executors.newFixedThreadPool(USERS);
        try {
            ENDPOINT.setDripping(true);
            List<Future<Integer>> statuses = new ArrayList<>();
            callbacks.forEach(callback -> statuses.add(threads.submit(
                    () -> callback.browser().send(get(callback.address())).status())));
            await(
                    "as many are caught as the server has threads at its start",
                    () -> ENDPOINT.drippingConnections()
                            >= Math.min(USERS, ServerUnderTest.server().threadsAtStart()));
            assertUsual("working beside them", () -> working.send(get(APPLICATION + "/protected")));
            // The first callbacks end by the time-out; later ones end at once.
            await("all have been answered", () -> statuses.stream().allMatch(Future::isDone));
            ENDPOINT.setDripping(false);

            assertUsual("signing in", DripIT::signIn);
            assertUsual("working", () -> working.send(get(APPLICATION + "/protected")));

            for (Future<Integer> status : statuses) {
                assertEquals(504, status.get());
            }
        } finally {
            ENDPOINT.setDripping(false);
            threads.shutdownNow();
        }
        awaitNoConnection();
        await(
                "no thread is left",
                () -> Sites.browser().send(get(APPLICATION + "/answers")).body().equals("0"));
    }

    @Test
    @DisplayName("S24 S34 A revocation endpoint that never comes to an end keeps neither the user nor a thread")
    void revocationEnds() throws Exception {
        IsogeoBrowser browser = Sites.browser();
        browser.follow(StandIn.login(browser, APPLICATION + "/protected", "carol", "ok"));
        int before = ServerLog.text().length();
        ENDPOINT.setDripping(true);
        try {
            Instant start = Instant.now();
            browser.send(BrowserRequest.of("POST", APPLICATION + "/logout"));
            assertTrue(Duration.between(start, Instant.now()).compareTo(USUAL) < 0);
            await("the revocation is caught", () -> ENDPOINT.drippingConnections() == 1);
        } finally {
            ENDPOINT.setDripping(false);
        }

        await(
                "the log says so",
                () -> ServerLog.text().substring(before).contains("were not revoked: SocketTimeoutException"));
        awaitNoConnection();
    }

    /** Where the server's Rest Client does not end a request, the far side does. */
    private static void awaitNoConnection() throws InterruptedException {
        if (!ServerUnderTest.server().closedClientEndsRequest()) {
            ENDPOINT.endDripping();
        }
        await("no connection is left", () -> ENDPOINT.drippingConnections() == 0);
    }

    private record Callback(IsogeoBrowser browser, URI address) {}

    private static void assertUsual(String what, Runnable step) {
        Instant begun = Instant.now();
        step.run();
        Duration took = Duration.between(begun, Instant.now());
        assertTrue(took.compareTo(USUAL) < 0, what + " took " + took);
    }

    private static IsogeoBrowser signIn() {
        IsogeoBrowser browser = Sites.browser();
        assertEquals(
                "ENTERED",
                browser.follow(StandIn.login(browser, APPLICATION + "/protected", "bob", "ok"))
                        .body());
        return browser;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), what);
            Thread.sleep(50);
        }
    }
}
