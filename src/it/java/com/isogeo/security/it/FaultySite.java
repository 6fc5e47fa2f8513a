package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;

import com.isogeo.security.it.ended.LogoutServlet;
import com.isogeo.security.it.faults.MeasuresServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An application with a token endpoint and an API that fail on demand. */
final class FaultySite implements AutoCloseable {

    /** Long enough that a request is slow after two seconds, as by default. */
    static final Duration READ_TIMEOUT = Duration.ofSeconds(9);

    private static final String POOLS_OF_THE_SERVER = "Default Executor-thread-#|default (task|I/O)-#|RMI TCP .*"
            + "|ServerService Thread Pool.*|blocking-thread-.*|pool-#-thread-#|management .*";

    private final String name;
    private final CaughtLogins logins = new CaughtLogins();
    private final FaultyEndpoint token;
    private final FaultyEndpoint api;
    private Optional<IsogeoBrowser> worker = Optional.empty();

    private FaultySite(String name, boolean hasTls) {
        this.name = name;
        this.token = hasTls ? FaultyEndpoint.withTls(logins) : FaultyEndpoint.withoutTls(logins);
        this.api = hasTls ? FaultyEndpoint.withTls(logins) : FaultyEndpoint.withoutTls(logins);
    }

    static FaultySite withoutTls(String name) {
        return new FaultySite(name, false);
    }

    static FaultySite withTls(String name) {
        return new FaultySite(name, true);
    }

    WebArchive archive(String moreConfiguration) {
        return Archives.application(
                        name,
                        // Above the system property of the server under test.
                        "config_ordinal=500\nisogeo.read-timeout=" + READ_TIMEOUT.toMillis() + "\n"
                                + Archives.configuration(name)
                                + "isogeo.token-endpoint=" + token.address() + "/oauth/token\n"
                                + "isogeo.api-endpoint=" + api.address() + "\n"
                                + moreConfiguration,
                        ProtectedServlet.class.getPackage(),
                        MeasuresServlet.class.getPackage())
                .addClass(LogoutServlet.class);
    }

    CaughtLogins logins() {
        return logins;
    }

    FaultyEndpoint endpoint(CaughtLogins.Place place) {
        return place == CaughtLogins.Place.ACCOUNT ? api : token;
    }

    String page() {
        return address("protected");
    }

    private String address(String path) {
        return Sites.DEMO + "/" + name + "/" + path;
    }

    /** A user who is signed in, the same one each time. */
    synchronized IsogeoBrowser worker() {
        if (worker.isEmpty()) {
            worker = Optional.of(signedIn());
        }
        return worker.get();
    }

    private IsogeoBrowser signedIn() {
        IsogeoBrowser browser = Sites.browser();
        browser.follow(StandIn.login(browser, page(), "bob", "ok"));
        return browser;
    }

    /** Opens the protected page; returns what went wrong, if anything. */
    Optional<String> visit(IsogeoBrowser browser) {
        Page page = browser.send(get(page()));
        return page.body().equals("ENTERED") ? Optional.empty() : Optional.of(page + " " + page.body());
    }

    /** A whole visit of a user, after which no session is left; returns what went wrong, if anything. */
    Optional<String> signInAndOut() {
        IsogeoBrowser browser = Sites.browser();
        Page page = browser.follow(StandIn.login(browser, page(), "bob", "ok"));
        if (!page.body().equals("ENTERED")) {
            return Optional.of(page + " " + page.body());
        }
        browser.send(BrowserRequest.of("POST", address("logout")));
        return Optional.empty();
    }

    /** What the server's JVM holds, after a garbage collection. */
    record Measures(int sessions, long heap, int busy, Map<String, Integer> threads) {

        /** Those of the module, idle ones too. */
        int ofTheModule() {
            return count("isogeo-security .*");
        }

        /** One for each Rest Client that is kept with its connection. */
        int ofIdleClients() {
            return count("Connection evictor");
        }

        /** All others but those of the server's pools, which grow and shrink as the server sees fit. */
        int others() {
            return threads.values().stream().mapToInt(Integer::intValue).sum()
                    - ofTheModule()
                    - ofIdleClients()
                    - count(POOLS_OF_THE_SERVER);
        }

        private int count(String names) {
            return threads.entrySet().stream()
                    .filter(entry -> entry.getKey().matches(names))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    Measures measures() {
        String body = Sites.browser().send(get(address("measures"))).body();
        JsonObject json = Json.createReader(new StringReader(body)).readObject();
        return new Measures(
                json.getInt("sessions"),
                json.getJsonNumber("heap").longValue(),
                json.getInt("busy"),
                json.getJsonObject("threads").entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> ((JsonNumber) entry.getValue()).intValue())));
    }

    @Override
    public void close() throws IOException {
        token.close();
        api.close();
    }
}
