package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.observed.IsogeoCounters;
import com.isogeo.security.it.observed.IsogeoReadiness;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The two examples of docs/how-to/observability.md, as they stand there. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class ObservedIT {

    private static final String PAGE = Sites.DEMO + "/observed/protected";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The requests of OpenTelemetry as text, which is enough to find the name of a counter. */
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    private static final HttpServer COLLECTOR = collector();

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive observed() {
        WebArchive archive = Archives.application(
                        "observed",
                        Archives.configuration("observed")
                                + "otel.sdk.disabled=false\n"
                                + "otel.exporter.otlp.protocol=http/protobuf\n"
                                + "otel.exporter.otlp.endpoint=http://localhost:"
                                + COLLECTOR.getAddress().getPort() + "\n"
                                + "otel.metric.export.interval=1000\n")
                .addPackage(ProtectedServlet.class.getPackage())
                .addClass(IsogeoReadiness.class);
        return seesOpenTelemetry() ? archive.addClass(IsogeoCounters.class) : archive;
    }

    @AfterAll
    static void endCollector() {
        COLLECTOR.stop(0);
    }

    @Test
    @DisplayName("S38 A readiness check follows the events")
    void readinessFollowsTheEvents() {
        assertEquals(200, getReadiness().status(), getReadiness().body());
        StandIn.login(browser, PAGE, "alice", "invalid-client");
        assertEquals(503, getReadiness().status(), getReadiness().body());
        assertTrue(getReadiness().body().contains("isogeo"), getReadiness().body());

        StandIn.login(browser, PAGE, "alice", "ok");
        assertEquals(200, getReadiness().status(), getReadiness().body());
    }

    @Test
    @DisplayName("S38 The events are counted by OpenTelemetry")
    void eventsAreCounted() {
        assumeTrue(
                seesOpenTelemetry(),
                "Open Liberty shows OpenTelemetry only to applications of its server.xml, not to those that tests deploy");
        StandIn.login(browser, PAGE, "alice", "invalid-client");
        StandIn.login(browser, PAGE, "alice", "ok");

        Instant end = Instant.now().plus(PATIENCE);
        while (!isCounted()) {
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE);
            Thread.onSpinWait();
        }
    }

    private static boolean isCounted() {
        return Stream.of("isogeo.events", "INVALID_CLIENT", "LoginFailed", "SignedIn")
                .allMatch(name -> RECEIVED.stream().anyMatch(sent -> sent.contains(name)));
    }

    private static boolean seesOpenTelemetry() {
        return ServerUnderTest.current() == ServerUnderTest.WILDFLY;
    }

    private static Page getReadiness() {
        return Sites.browser()
                .send(get(
                        ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY
                                ? Sites.DEMO + "/health/ready"
                                : "http://localhost:" + System.getProperty("management.port") + "/health/ready"));
    }

    private static HttpServer collector() {
        try {
            HttpServer collector = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            collector.createContext("/", exchange -> {
                InputStream body = exchange.getRequestBody();
                boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                RECEIVED.add(new String((packed ? new GZIPInputStream(body) : body).readAllBytes(), ISO_8859_1));
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            collector.start();
            return collector;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
