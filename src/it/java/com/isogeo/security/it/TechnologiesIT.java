package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.security.it.technologies.Probe;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the tables in docs/how-to/protect-rest-ejb-websocket-faces.md. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class TechnologiesIT {

    private static final String APPLICATION = Sites.DEMO + "/technologies";
    private static final int HANDSHAKES = 20;

    /** The status with which Jakarta WebSocket closes a connection whose session ended. */
    private static final int VIOLATED_POLICY = 1008;

    /** A field, since a client without a reference closes its connections. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The address of each place of the second table. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("REST resource", "/api/probe"),
            Map.entry("Enterprise Bean", "/api/probe/ejb"),
            Map.entry("`@Asynchronous` of Enterprise Beans", "/api/probe/ejb-later"),
            Map.entry("the same, `captured()` as a parameter", "/api/probe/ejb-later-captured"),
            Map.entry("Faces page", "/pages/plan.xhtml"),
            Map.entry("WebSocket endpoint", "/pages/plain-live"),
            Map.entry("the same, `captured()` in the handshake", "/live"),
            Map.entry("`AsyncContext.start`", "/pages/later?without=1"),
            Map.entry("the same, with `captured()`", "/pages/later"),
            Map.entry("managed executor with `IsogeoToken.THREAD_CONTEXT`", "/api/probe/executor"),
            Map.entry("`@Asynchronous` of Jakarta Concurrency on it", "/api/probe/asynchronous"));

    /** The context path of each application of the first table. */
    private static final Map<String, String> APPLICATIONS = Map.of(
            "nothing", "/bare", "the parameter", "/parameter", "the constraint and the parameter", "/technologies");

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(name = "technologies", testable = false)
    static WebArchive technologies() {
        return archive("technologies")
                .setWebXML("com/isogeo/security/it/technologies/web.xml")
                .addAsWebResource("com/isogeo/security/it/technologies/plan.xhtml", "pages/plan.xhtml");
    }

    @Deployment(name = "bare", testable = false)
    static WebArchive bare() {
        return archive("bare");
    }

    @Deployment(name = "parameter", testable = false)
    static WebArchive parameter() {
        return archive("parameter").setWebXML(new StringAsset("""
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                    <context-param>
                        <param-name>resteasy.role.based.security</param-name>
                        <param-value>true</param-value>
                    </context-param>
                </web-app>
                """));
    }

    private static WebArchive archive(String name) {
        return Archives.application(name, Archives.configuration(name), Probe.class.getPackage())
                .addClass(SignIn.class);
    }

    static Stream<List<String>> protection() throws IOException {
        return rows("`web.xml` has").filter(row -> row.get(1).equals(server()));
    }

    static Stream<List<String>> places() throws IOException {
        return rows("where the code runs");
    }

    @ParameterizedTest
    @DisplayName("S41 Each row of the table on REST resources: who enters, and who is sent to sign in")
    @MethodSource("protection")
    void protectionIsHeld(List<String> row) {
        String resources = Sites.DEMO + APPLICATIONS.get(row.get(0)) + "/api/probe";
        IsogeoBrowser bobs = signIn("bob", APPLICATIONS.get(row.get(0)));

        List<String> seen = List.of(
                outcome(browser.send(get(resources + "/admin"))),
                outcome(bobs.send(get(resources + "/admin"))),
                outcome(bobs.send(get(resources + "/any-role"))));

        assertEquals(row.subList(2, 5), seen);
    }

    @ParameterizedTest
    @DisplayName("S32 Each row of the table on places: what code knows of the signed-in user there, and of nobody else")
    @MethodSource("places")
    void placeKnowsTheUser(List<String> row) throws Exception {
        String place = PLACES.get(row.get(0));
        for (String user : List.of("alice", "bob")) {
            List<String> seen = probe(signIn(user, "/technologies"), place);

            assertEquals(isThere(row.get(1)), seen.get(0).equals("IsogeoPrincipal"), seen.get(0));
            assertEquals(isThere(row.get(2)), seen.get(1).equals("caller=" + name(user)), seen.get(1));
            assertEquals(
                    isThere(row.get(2)) && user.equals("alice"), seen.get(2).equals("admin=true"), seen.get(2));
            String token = seen.get(3).substring("token=".length());
            if (isThere(row.get(3))) {
                assertEquals(user, StandIn.tokenOrigin(token).user());
            } else {
                assertEquals("NOT_LOGGED_IN", token);
            }
        }
    }

    @Test
    @DisplayName("S41 Roles are asked for inside: the how-to's resource and its Enterprise Bean")
    void rolesInside() {
        IsogeoBrowser alices = signIn("alice", "/technologies");
        IsogeoBrowser bobs = signIn("bob", "/technologies");

        assertTrue(alices.send(get(APPLICATION + "/api/plans")).body().startsWith("the plans of 89ee"));
        assertEquals(
                "deleted",
                alices.send(BrowserRequest.of("DELETE", APPLICATION + "/api/plans"))
                        .body());
        assertEquals(
                403,
                bobs.send(BrowserRequest.of("DELETE", APPLICATION + "/api/plans"))
                        .status());
        assertEquals(
                "deleted",
                alices.send(get(APPLICATION + "/api/probe/ejb-admin")).body());
        assertEquals(
                "EJBAccessException",
                bobs.send(get(APPLICATION + "/api/probe/ejb-admin")).body());
        assertEquals(
                "entered",
                bobs.send(get(APPLICATION + "/api/probe/ejb-any-role")).body());
        assertEquals(
                "EJBAccessException",
                browser.send(get(Sites.DEMO + "/bare/api/probe/ejb-any-role")).body());
    }

    @Test
    @DisplayName("S05 An anonymous page request begins a login, and an anonymous handshake gets 401")
    void strangers() {
        assertEquals(302, browser.send(get(APPLICATION + "/pages/plan.xhtml")).status());
        assertEquals(302, browser.send(get(APPLICATION + "/pages/later")).status());
        assertEquals(
                401,
                browser.send(BrowserRequest.of("DELETE", APPLICATION + "/api/plans"))
                        .status());
        ExecutionException refused =
                assertThrows(ExecutionException.class, () -> connect(browser, "/technologies/live"));
        assertEquals(
                401,
                ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    }

    @Test
    @DisplayName("S34 The connection of a user who signs out is closed")
    void connectionEndsWithTheLogin() throws Exception {
        IsogeoBrowser alices = signIn("alice", "/technologies");
        Connection connection = connect(alices, "/technologies/live");
        try {
            assertFalse(connection.ask().get(3).contains("NOT_LOGGED_IN"));
            alices.send(get(APPLICATION + "/pages/sign-out"));
            assertEquals(VIOLATED_POLICY, connection.closed.get(10, TimeUnit.SECONDS));
        } finally {
            connection.close();
        }
    }

    @Test
    @DisplayName("S32 S34 Connections that open at once each have their own user, until that one signs out")
    void connectionsHaveTheirOwnUser() throws Exception {
        IsogeoBrowser alices = signIn("alice", "/technologies");
        IsogeoBrowser bobs = signIn("bob", "/technologies");
        List<CompletableFuture<Connection>> opening = new ArrayList<>();
        for (int i = 0; i < HANDSHAKES; i++) {
            opening.add(connectAsync(i % 2 == 0 ? alices : bobs, "/technologies/live"));
        }
        List<Connection> connections = new ArrayList<>();
        for (CompletableFuture<Connection> each : opening) {
            connections.add(each.get(10, TimeUnit.SECONDS));
        }
        try {
            for (int i = 0; i < HANDSHAKES; i++) {
                List<String> seen = connections.get(i).ask();
                assertEquals("caller=" + name(i % 2 == 0 ? "alice" : "bob"), seen.get(1));
                assertFalse(seen.get(3).contains("NOT_LOGGED_IN"));
            }
            alices.send(get(APPLICATION + "/pages/sign-out"));
            for (int i = 0; i < HANDSHAKES; i++) {
                if (i % 2 == 0) {
                    String after = connections.get(i).afterSignOut();
                    assertTrue(
                            Set.of("token=NOT_LOGGED_IN", "closed with " + VIOLATED_POLICY)
                                    .contains(after),
                            after);
                } else {
                    assertFalse(connections.get(i).ask().get(3).contains("NOT_LOGGED_IN"));
                }
            }
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static IsogeoBrowser signIn(String user, String application) {
        IsogeoBrowser browser = Sites.browser();
        StandIn.login(browser, Sites.DEMO + application + "/login/callback/start", user, "ok");
        return browser;
    }

    private static List<String> probe(IsogeoBrowser browser, String place) throws Exception {
        if (place.endsWith("live")) {
            Connection connection = connect(browser, "/technologies" + place);
            try {
                return connection.ask();
            } finally {
                connection.close();
            }
        }
        String body = browser.send(get(APPLICATION + place)).body();
        return List.of(body.replaceAll("(?s).*<p>|</p>.*", "").split("\\|"));
    }

    private static String outcome(Page answer) {
        return switch (answer.status()) {
            case 200 -> "enters";
            case 302 -> "login";
            default -> "" + answer.status();
        };
    }

    private static boolean isThere(String cell) {
        return cell.equals("both") || cell.equals(server());
    }

    private static String server() {
        return ServerUnderTest.current() == ServerUnderTest.WILDFLY ? "WildFly" : "Open Liberty";
    }

    private static String name(String user) {
        return user.equals("alice") ? "Alice Exemple" : "Bob Exemple";
    }

    /** The rows of the table whose first column has this heading. */
    private static Stream<List<String>> rows(String column) throws IOException {
        String page = Files.readString(Path.of("docs/how-to/protect-rest-ejb-websocket-faces.md"));
        return page.substring(page.indexOf("\n| " + column + " |") + 1)
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.split("\\|"))
                        .map(String::strip)
                        .skip(1)
                        .toList());
    }

    private static Connection connect(IsogeoBrowser browser, String address) throws Exception {
        return connectAsync(browser, address).get(10, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Connection> connectAsync(IsogeoBrowser browser, String address) {
        Connection connection = new Connection();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        if (browser.cookieNames().contains("JSESSIONID")) {
            builder.header("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID"));
        }
        return builder.buildAsync(URI.create(Sites.DEMO.replace("http:", "ws:") + address), connection)
                .thenApply(connection::of);
    }

    /** A connection that sends one question at a time. */
    private static final class Connection implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private CompletableFuture<String> answer = new CompletableFuture<>();
        private WebSocket socket;

        Connection of(WebSocket opened) {
            socket = opened;
            return this;
        }

        /** Asks the endpoint for what code sees there of the user. */
        List<String> ask() throws Exception {
            answer = new CompletableFuture<>();
            socket.sendText("question", true).get(10, TimeUnit.SECONDS);
            String[] words = answer.get(10, TimeUnit.SECONDS).split("\\|");
            return Arrays.asList(words).subList(1, words.length);
        }

        /** How it goes on when its user has signed out: WildFly leaves some of several connections open. */
        String afterSignOut() throws Exception {
            try {
                return ask().get(3);
            } catch (ExecutionException e) {
                return "closed with " + closed.get(10, TimeUnit.SECONDS);
            }
        }

        void close() {
            socket.abort();
        }

        @Override
        public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                answer.complete(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket webSocket, Throwable error) {
            answer.completeExceptionally(error);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
            closed.complete(status);
            answer.completeExceptionally(new IllegalStateException(status + " " + reason));
            return null;
        }
    }
}
