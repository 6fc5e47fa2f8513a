package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.isogeo.security.it.observed.SignIn;
import com.isogeo.security.it.tokens.TokenServlet;
import java.time.Duration;
import java.time.Instant;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The two examples of docs/observability.md, as they stand there. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class ObservedIT {

    private static final String PAGE = Sites.DEMO + "/observed/token";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive observed() {
        return Archives.application(
                        "observed",
                        Archives.CLIENT
                                + DemoClient.credentials()
                                + "isogeo.redirect-uri=http://localhost:${demo.port}/observed/login/callback\n"
                                + "otel.sdk.disabled=false\n"
                                + "otel.service.name=observed\n"
                                + "otel.metrics.exporter=" + (liberty() ? "console" : "none") + "\n"
                                + "otel.traces.exporter=none\n"
                                + "otel.logs.exporter=none\n"
                                + "otel.metric.export.interval=1000\n",
                        SignIn.class.getPackage())
                .addClass(TokenServlet.class);
    }

    @Test
    @DisplayName("S38 A readiness check follows the events")
    void readinessFollowsTheEvents() {
        assertEquals(200, ready().status(), ready().body());
        StandIn.login(browser, PAGE, "alice", "invalid-client");
        assertEquals(503, ready().status(), ready().body());
        assertTrue(ready().body().contains("isogeo"), ready().body());

        StandIn.login(browser, PAGE, "alice", "ok");
        assertEquals(200, ready().status(), ready().body());
    }

    @Test
    @DisplayName("S38 The events are counted by OpenTelemetry")
    void eventsAreCounted() {
        assumeTrue(liberty(), "only Open Liberty writes its metrics where a test can read them without a collector");
        StandIn.login(browser, PAGE, "alice", "invalid-client");
        StandIn.login(browser, PAGE, "alice", "ok");

        Instant end = Instant.now().plus(PATIENCE);
        while (!isCounted()) {
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE);
            Thread.onSpinWait();
        }
    }

    private static boolean isCounted() {
        String log = ServerLog.text();
        return log.contains("isogeo.events")
                && log.contains("code=\"CLIENT_WRONG\", kind=\"Refused\"")
                && log.contains("code=\"\", kind=\"SignedIn\"");
    }

    private static boolean liberty() {
        return ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY;
    }

    private static Answer ready() {
        return new Browser()
                .get(
                        liberty()
                                ? Sites.DEMO + "/health/ready"
                                : "http://localhost:" + System.getProperty("management.port") + "/health/ready");
    }
}
