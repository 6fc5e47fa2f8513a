package com.isogeo.security.cluster;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import com.isogeo.standin.StandInOptions;
import com.isogeo.standin.StandInServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a login, a request and a refresh cost where sessions are shared, on one node, two and three: bytes between the
 * nodes, or between nodes and database, and rows written. Each user stays at one node.
 */
public final class Growth {

    private static final int USERS = 30;
    private static final int REQUESTS_EACH = 20;
    private static final Duration IDLE = Duration.ofSeconds(10);
    /** A token is due when a tenth of it is left. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(100);

    private static final Duration UNTIL_DUE = Duration.ofSeconds(93);

    private Growth() {}

    /** Kinds of servers: {@code wildfly,liberty-database,liberty-cache}. */
    public static void main(String[] arguments) throws IOException {
        Program.killAllAtTheEnd();
        Program.deleteOutputs();
        List<String> lines = new ArrayList<>();
        try (StandInServer standIn = StandInServer.start(StandInOptions.defaults()
                .withPort(Settings.number("standin.port"))
                .withTokenLife(TOKEN_LIFE))) {
            for (String kind : arguments[0].split(",")) {
                for (int count = 1; count <= Servers.NAMES.size(); count++) {
                    try (Servers servers = Servers.start(kind, count, true, Settings.environment(standIn))) {
                        lines.addAll(measure(standIn, servers, count));
                    }
                }
            }
        }
        System.out.println("| | nodes | bytes | rows written | bytes in them |\n| --- | ---: | ---: | ---: | ---: |");
        lines.forEach(System.out::println);
        System.exit(0);
    }

    private static List<String> measure(StandInServer standIn, Servers servers, int nodes) {
        List<IsogeoBrowser> browsers = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            browsers.add(IsogeoBrowser.at(site(i % nodes)));
        }
        // The first login of a node makes what lasts.
        for (int node = 0; node < nodes; node++) {
            IsogeoBrowser.at(site(node)).signIn("/api/me", "bob");
        }
        Engine engine = new Engine(servers);
        double idle = engine.idleBytesPerSecond(IDLE);
        List<String> lines = new ArrayList<>();
        lines.add(engine.line(nodes, "login", USERS, idle, () -> browsers.forEach(Growth::signIn)));
        Duration signedInAt = Duration.ofNanos(System.nanoTime());
        lines.add(engine.line(nodes, "request", USERS * REQUESTS_EACH, idle, () -> {
            for (int i = 0; i < REQUESTS_EACH; i++) {
                browsers.forEach(Growth::request);
            }
        }));
        Program.pause(signedInAt.plus(UNTIL_DUE).minus(Duration.ofNanos(System.nanoTime())));
        standIn.forgetReceived();
        lines.add(engine.line(nodes, "refresh", USERS, idle, () -> browsers.forEach(Growth::request)));
        checkRefreshes(standIn);
        return lines;
    }

    private static URI site(int node) {
        return URI.create("http://127.0.0.1:" + Settings.number(Servers.NAMES.get(node) + ".port"));
    }

    private static void signIn(IsogeoBrowser browser) {
        check(browser.signIn("/api/me", "alice"));
    }

    private static void request(IsogeoBrowser browser) {
        check(browser.send(BrowserRequest.get("/api/me")));
    }

    private static void check(Page page) {
        if (page.status() != 200 || !page.body().contains("alice@example.org")) {
            throw new IllegalStateException("not the page of alice: " + page);
        }
    }

    private static void checkRefreshes(StandInServer standIn) {
        long refreshes = standIn.received().stream()
                .filter(request -> request.grantType().equals(Optional.of("refresh_token")))
                .count();
        if (refreshes != USERS) {
            throw new IllegalStateException(refreshes + " refreshes of " + USERS + " users");
        }
    }

    /** Where the sessions are shared. */
    private static final class Engine {

        private final Traffic traffic;
        private final Servers servers;

        private Engine(Servers servers) {
            this.servers = servers;
            this.traffic = new Traffic(servers.sharingPorts());
            servers.database().ifPresent(Database::recordWrites);
        }

        private double idleBytesPerSecond(Duration time) {
            long before = traffic.bytes();
            Program.pause(time);
            return (traffic.bytes() - before) / (double) time.toSeconds();
        }

        private String line(int nodes, String what, int times, double idle, Runnable work) {
            servers.database().ifPresent(Database::forgetWrites);
            long before = traffic.bytes();
            long start = System.nanoTime();
            work.run();
            // What is sent behind the response.
            Program.pause(Duration.ofSeconds(2));
            double seconds = (System.nanoTime() - start) / 1e9;
            double bytes = (traffic.bytes() - before - idle * seconds) / times;
            return String.format(
                    Locale.ROOT,
                    "| %s: %s | %d | %.0f | %s |",
                    servers.kind(),
                    what,
                    nodes,
                    bytes,
                    servers.database().map(database -> database.writes(times)).orElse("– | –"));
        }
    }
}
