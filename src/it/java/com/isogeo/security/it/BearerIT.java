package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.bearer.CallServlet;
import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.standin.IsogeoBrowser;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that calls the API on behalf of its users, by the filter and by other HTTP clients. */
@ArquillianTest
class BearerIT {

    private static final String APPLICATION = Sites.DEMO + "/bearer";
    private static final String CALL = APPLICATION + "/call?how=";
    private static final String OPEN = APPLICATION + "/open?how=";
    private static final Duration LIFE_AND_A_MOMENT = Duration.ofMillis(5200);
    private static final String REFRESH = "POST /oauth/token refresh_token";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive bearer() {
        return Archives.application(
                        "bearer",
                        Archives.configuration("bearer")
                                + "api/mp-rest/url=${isogeo.api-endpoint}\n"
                                + "elsewhere/mp-rest/url=http://localhost:${demo.port}/bearer\n",
                        CallServlet.class.getPackage())
                .addClass(SignIn.class);
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @ParameterizedTest
    @DisplayName("S28 S32 Each way to call the API speaks for the user, and for nobody where nobody is signed in")
    @ValueSource(
            strings = {
                "filter",
                "executor",
                "asynchronous",
                "rest-later",
                "rest-many",
                "many",
                "client",
                "client-later",
                "plain"
            })
    void eachWaySpeaksForTheUser(String how) {
        String own = signIn(browser, "filter", "alice", "ok");

        assertEquals(own, userAndLogin(browser.send(get(CALL + how)).body()));
        assertEquals("NOT_LOGGED_IN", Sites.browser().send(get(OPEN + how)).body());
    }

    @Test
    @DisplayName("S28 S32 The server's own executor carries the login on WildFly, and nobody on Open Liberty")
    void serversOwnExecutor() {
        String own = signIn(browser, "filter", "alice", "ok");
        Set<String> safe =
                switch (ServerUnderTest.current()) {
                    case OPEN_LIBERTY -> Set.of("NOT_LOGGED_IN");
                    case WILDFLY -> Set.of(own);
                    case PAYARA, GLASSFISH -> Set.of(own, "NOT_LOGGED_IN");
                };

        String origin = userAndLogin(browser.send(get(CALL + "servers-own")).body());
        assertTrue(safe.contains(origin), origin);
        assertEquals(
                "NOT_LOGGED_IN", Sites.browser().send(get(OPEN + "servers-own")).body());
    }

    @Test
    @DisplayName("S32 A thread that no request began speaks for nobody")
    void threadOfNobody() {
        signIn(browser, "filter", "alice", "ok");

        assertEquals("NOT_LOGGED_IN", browser.send(get(CALL + "thread")).body());
    }

    @ParameterizedTest
    @DisplayName("S28 S30 A token that the API refuses is refreshed once, and the user sees nothing of it")
    @ValueSource(strings = {"search", "search-later", "search-often", "client-search", "plain-search"})
    void refusedTokenIsRefreshedOnce(String how) {
        String body = browser.follow(StandIn.login(browser, CALL + how, "alice", "api-401-once"))
                .body();

        assertTrue(body.contains("total=2") || body.contains("\"total\":2"), body);
        assertEquals(1, StandIn.count("alice", REFRESH));
        assertEquals(
                how.equals("search-often") ? 65 : 2,
                StandIn.receivedFromServer("alice").stream()
                        .filter("GET /resources/search"::equals)
                        .count());
    }

    @Test
    @DisplayName("S28 A request to another origin is refused before a byte is sent, signed in or not")
    void tokenGoesNowhereElse() {
        signIn(browser, "filter", "alice", "ok");
        for (String body : List.of(
                browser.send(get(CALL + "elsewhere")).body(),
                Sites.browser().send(get(OPEN + "elsewhere")).body())) {
            assertTrue(
                    body.startsWith(
                            "jakarta.ws.rs.ProcessingException: The access token is sent to isogeo.api-endpoint only"),
                    body);
        }
        assertEquals("0", browser.send(get(APPLICATION + "/elsewhere?count=1")).body());
    }

    @Test
    @DisplayName("S28 A redirect to another origin is not followed, even by a client that is configured to follow")
    void redirectIsNotFollowed() {
        signIn(browser, "filter", "alice", "ok");

        List<String> responses =
                browser.send(get(CALL + "redirecting")).body().lines().toList();

        assertEquals(List.of("302", "302", "302"), responses);
        assertEquals("0", browser.send(get(APPLICATION + "/elsewhere?count=1")).body());
    }

    @ParameterizedTest
    @DisplayName("S30 S32 Sixty-four parallel calls of one request at the moment of expiry are one refresh")
    @ValueSource(strings = {"many", "rest-many"})
    void parallelCallsAreOneRefresh(String how) throws InterruptedException {
        String own = signIn(browser, "filter", "alice", "rotate");
        Thread.sleep(LIFE_AND_A_MOMENT.toMillis());
        StandIn.forget();

        String[] seen = browser.send(get(CALL + how)).body().split(" ", 3);

        assertEquals(own, seen[0] + " " + seen[1]);
        assertEquals("1", seen[2], "all had the same token");
        assertEquals(1, StandIn.count("alice", REFRESH));
        assertEquals(0, StandIn.count("alice", "POST /refresh-token-reuse"));
    }

    @ParameterizedTest
    @DisplayName("S32 Two users and an anonymous caller, interleaved on the same executor, each get their own")
    @ValueSource(strings = {"many", "rest-many"})
    void interleavedUsersGetTheirOwn(String how) throws Exception {
        IsogeoBrowser bob = Sites.browser();
        String alices = signIn(browser, "filter", "alice", "ok");
        String bobs = signIn(bob, "filter", "bob", "ok");
        List<Callable<Set<String>>> users = List.of(
                () -> callRepeatedly(browser, CALL + how),
                () -> callRepeatedly(bob, CALL + how),
                () -> callRepeatedly(Sites.browser(), OPEN + how));
        ExecutorService threads = Executors.newFixedThreadPool(users.size());
        try {
            List<Future<Set<String>>> seen = threads.invokeAll(users);
            assertEquals(Set.of(alices), withoutLostTasks(how, seen.get(0).get()));
            assertEquals(Set.of(bobs), withoutLostTasks(how, seen.get(1).get()));
            assertEquals(Set.of("NOT_LOGGED_IN"), seen.get(2).get());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Payara runs a task without any context of the application's where two threads submit at once (its page says why). */
    private static Set<String> withoutLostTasks(String how, Set<String> seen) {
        Set<String> found = new TreeSet<>(seen);
        if (ServerUnderTest.current() == ServerUnderTest.PAYARA && how.equals("many")) {
            found.remove("NOT_LOGGED_IN");
        }
        return found;
    }

    @Test
    @DisplayName(
            "S32 S34 A task that outlives its request speaks for its user as long as their login lives, then for nobody")
    void taskOutlivesItsRequest() {
        String alices = signIn(browser, "leave", "alice", "ok");
        signIn(Sites.browser(), "leave&logout=1", "bob", "ok");
        signIn(Sites.browser(), "leave&invalidate=1", "carol", "ok");

        List<String> collected = Sites.browser()
                .send(get(OPEN + "collect"))
                .body()
                .lines()
                .map(BearerIT::userAndLogin)
                .sorted()
                .toList();

        assertEquals(List.of("NOT_LOGGED_IN", "NOT_LOGGED_IN", alices), collected);
    }

    private static Set<String> callRepeatedly(IsogeoBrowser browser, String address) {
        return IntStream.range(0, 10)
                .mapToObj(i -> userAndLogin(browser.send(get(address)).body()))
                .collect(Collectors.toSet());
    }

    /** Signs in, calls the API, and returns the user and their login. */
    private static String signIn(IsogeoBrowser browser, String how, String user, String scenario) {
        String origin = userAndLogin(browser.follow(StandIn.login(browser, CALL + how, user, scenario))
                .body());
        assertTrue(origin.startsWith(user + " "), origin);
        return origin;
    }

    /** The user and their login, without the count of refreshes. */
    private static String userAndLogin(String body) {
        String[] words = body.split(" ", 3);
        return words.length < 3 ? body : words[0] + " " + words[1];
    }
}
