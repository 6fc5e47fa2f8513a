package com.isogeo.security.it;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.security.it.tokens.TokenServlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that live five seconds, and what becomes of the login after that. */
@ArquillianTest
class RefreshIT {

    private static final String APPLICATION = Sites.DEMO + "/tokens";
    private static final String TOKEN = APPLICATION + "/token";
    private static final String OPEN = APPLICATION + "/open";
    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive tokens() {
        return Archives.application("tokens", Archives.configuration("tokens"), TokenServlet.class.getPackage())
                .addClass(SignIn.class);
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @ParameterizedTest
    @DisplayName("S30 S31 An expired token is refreshed before the servlet is entered, and the session keeps its id")
    @ValueSource(strings = {"rotate", "keep"})
    void expiredTokenIsRefreshed(String scenario) throws InterruptedException {
        Told before = signedIn(browser, "alice", scenario);
        String session = browser.cookie("JSESSIONID");
        for (int refreshes = 1; refreshes <= 2; refreshes++) {
            StandIn.forget();
            awaitExpiry();

            Told after = Told.of(browser.get(TOKEN));

            assertEquals(before.caller(), after.caller());
            assertNotEquals(before.token(), after.token());
            assertEquals(session, browser.cookie("JSESSIONID"));
            assertEquals(
                    List.of("GET /account", "GET /account/memberships", "POST /oauth/token"),
                    StandIn.receivedFromServer("alice"));
            // The count travels in the refresh token, which stays the same where it is kept.
            int counted = scenario.equals("keep") ? 1 : refreshes;
            assertEquals("alice " + counted, StandIn.loginOf(after.token()).userAndRefreshes());
        }
    }

    @ParameterizedTest
    @DisplayName("S30 Sixty-four requests at the moment of expiry are one refresh, and each gets the new token")
    @ValueSource(strings = {"/token", "/open"})
    void oneRefreshForManyRequests(String path) throws Exception {
        Told before = signedIn(browser, "alice", "rotate");
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        awaitExpiry();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(APPLICATION + path))
                .header("Cookie", cookie)
                .build();

        List<HttpResponse<String>> answers = atOnce(64, i -> http.send(request, BodyHandlers.ofString()));

        Set<String> bodies = answers.stream().map(HttpResponse::body).collect(toSet());
        assertEquals(1, bodies.size(), bodies.toString());
        assertNotEquals(before.token(), Told.of(bodies.iterator().next()).token());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token refresh_token"));
    }

    @ParameterizedTest
    @DisplayName("S30 A refused refresh ends the login: a page begins a new one and comes back, a script gets 401")
    @ValueSource(strings = {"refresh-refused", "refresh-unauthorized"})
    void refusalEndsTheLogin(String scenario) throws InterruptedException {
        signedIn(browser, "alice", scenario);
        awaitExpiry();

        Answer script = browser.get(TOKEN, "Accept", "application/json");
        Answer page = browser.get(TOKEN + "?q=1");

        assertEquals(401, script.status());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token refresh_token"));
        String before = browser.cookie("JSESSIONID");
        Answer home = browser.get(StandIn.signIn(browser, page, "alice", "ok"));
        assertEquals(TOKEN + "?q=1", home.location().toString());
        assertNotEquals(before, browser.cookie("JSESSIONID"));
        assertEquals("nobody false NOT_LOGGED_IN", new Browser().get(OPEN).body());
    }

    @Test
    @DisplayName("S10 S19 Two tabs that sign in again at once lose neither the session nor what is in it")
    void tabsThatSignInAgainAtOnceKeepTheSession() throws InterruptedException {
        signedIn(browser, "alice", "refresh-refused");
        browser.get(APPLICATION + "/basket?put=map");
        awaitExpiry();
        Answer onePage = browser.get(TOKEN + "?tab=1");
        Answer otherPage = browser.get(TOKEN + "?tab=2");
        URI oneCallback = StandIn.signIn(browser, onePage, "alice", "ok");
        URI otherCallback = StandIn.signIn(browser, otherPage, "alice", "ok");
        Browser otherTab = browser.atThisMoment();

        browser.get(oneCallback);
        Answer late = otherTab.get(otherCallback);

        // It came with the session's former id. It sets no cookie for the session, else it would be the browser's.
        assertEquals(TOKEN + "?tab=2", late.location().toString());
        assertTrue(late.setCookies().stream().noneMatch(cookie -> cookie.startsWith("JSESSIONID")));
        assertEquals(200, browser.get(late.location()).status());
        assertEquals("map", browser.get(APPLICATION + "/basket").body());
    }

    @Test
    @DisplayName("S26 S30 Wrong credentials at a refresh are told to the operator, and the user stays signed in")
    void wrongCredentialsEndNothing() throws InterruptedException {
        Told before = signedIn(browser, "alice", "refresh-client-wrong");
        awaitExpiry();

        Answer page = browser.get(TOKEN);
        Answer script = browser.get(TOKEN, "Accept", "application/json");

        assertEquals(503, page.status());
        assertTrue(page.body().contains("You are still signed in"), page.body());
        assertEquals(503, script.status());
        assertEquals("application/problem+json", script.header("Content-Type").orElse(""));
        assertEquals(before.caller() + " false UNREACHABLE", browser.get(OPEN).body());
        assertTrue(ServerLog.text().contains("the token endpoint sent invalid_client"), "the reason is in the log");
    }

    @Test
    @DisplayName("S30 A user who clicks through an outage sees at worst one page that waits, and never a login form")
    void outageIsOnePageThatWaits() throws InterruptedException {
        Told before = signedIn(browser, "alice", "refresh-down");
        Instant end = Instant.now().plusSeconds(45);
        List<Integer> pages = new ArrayList<>();
        Answer page = browser.get(TOKEN);
        while (Instant.now().isBefore(end) && !(page.status() == 200 && !before.equals(Told.of(page)))) {
            if (pages.isEmpty() || pages.get(pages.size() - 1) != page.status()) {
                pages.add(page.status());
            }
            // What the page's browser does by itself; a click a second where there is no such page.
            Thread.sleep(1000L * Integer.parseInt(page.header("Refresh").orElse("1")));
            page = browser.get(TOKEN);
        }
        pages.add(page.status());

        assertEquals(List.of(200, 503, 200), pages);
        assertEquals(before.caller(), Told.of(page).caller());
        assertEquals(0, StandIn.count("alice", "POST /oauth/token authorization_code") - 1);
    }

    @Test
    @DisplayName("S36 A role that is taken away is gone when the token is")
    void roleGoesWithTheToken() throws InterruptedException {
        assertTrue(signedIn(browser, "alice", "roles-change").isAdmin());
        awaitExpiry();

        assertFalse(Told.of(browser.get(OPEN)).isAdmin());
        assertFalse(Told.of(browser.get(TOKEN)).isAdmin());
    }

    @Test
    @DisplayName("S30 Rotation with reuse detection is not tripped by eight tabs that click for twenty seconds")
    void rotationIsNeverTripped() throws Exception {
        Told before = signedIn(browser, "alice", "rotate");
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(TOKEN))
                .header("Cookie", cookie)
                .build();
        Instant end = Instant.now().plusSeconds(20);

        List<Set<String>> seen = atOnce(8, tab -> {
            Set<String> told = new HashSet<>();
            while (Instant.now().isBefore(end)) {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                told.add(answer.statusCode() + " " + Told.of(answer.body()).caller());
                Thread.sleep(20);
            }
            return told;
        });

        assertEquals(
                Set.of("200 " + before.caller()),
                seen.stream().flatMap(Set::stream).collect(toSet()));
        assertEquals(0, StandIn.count("alice", "POST /refresh-token-reuse"));
        assertTrue(StandIn.count("alice", "POST /oauth/token refresh_token") >= 3);
    }

    @Test
    @DisplayName("S32 S49 A thousand sessions on few threads, with refreshes: each always its own token and caller")
    void thousandSessionsKeepTheirOwn() throws Exception {
        record Session(String cookie, Told told, String login) {}
        List<Session> sessions = Stream.iterate(0, i -> i < 1000, i -> i + 1)
                .parallel()
                .map(i -> {
                    Browser own = new Browser();
                    Told told = signedIn(own, i % 10 == 0 ? "bob" : "carol", "rotate");
                    return new Session(
                            "JSESSIONID=" + own.cookie("JSESSIONID"),
                            told,
                            StandIn.loginOf(told.token()).family());
                })
                .toList();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<String, String> wrong = new ConcurrentHashMap<>();
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 2; round++) {
            awaitExpiry();
            atOnce(8, thread -> {
                for (int i = thread; i < sessions.size(); i += 8) {
                    Session session = sessions.get((i * 7919) % sessions.size());
                    HttpRequest request = HttpRequest.newBuilder(URI.create(TOKEN))
                            .header("Cookie", session.cookie())
                            .build();
                    String body = http.send(request, BodyHandlers.ofString()).body();
                    Told told = Told.of(body);
                    tokens.add(told.token());
                    if (!told.caller().equals(session.told().caller())
                            || !StandIn.loginOf(told.token()).family().equals(session.login())) {
                        wrong.put(session.told().caller(), body);
                    }
                }
                return thread;
            });
        }

        assertEquals(Map.of(), wrong);
        assertEquals(1000, sessions.stream().map(Session::login).distinct().count());
        assertEquals(2000, tokens.size(), "each was refreshed in each round, and none came twice");
        assertEquals(0, StandIn.count("", "POST /refresh-token-reuse"));
    }

    private interface Task<T> {
        T run(int number) throws Exception;
    }

    private static <T> List<T> atOnce(int threads, Task<T> task) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = IntStream.range(0, threads)
                    .mapToObj(i -> executor.submit(() -> task.run(i)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Told signedIn(Browser browser, String user, String scenario) {
        return Told.of(browser.followed(StandIn.login(browser, TOKEN, user, scenario)));
    }

    /** Nothing but time ends a token. */
    private static void awaitExpiry() throws InterruptedException {
        Thread.sleep(LIFE.plus(A_MOMENT).toMillis());
    }

    /** What the application says of a request. */
    private record Told(String caller, boolean isAdmin, String token) {

        static Told of(Answer answer) {
            assertEquals(200, answer.status(), answer.toString());
            return of(answer.body());
        }

        static Told of(String body) {
            String[] words = body.split(" ", 3);
            assertEquals(3, words.length, body);
            return new Told(words[0], Boolean.parseBoolean(words[1]), words[2]);
        }
    }
}
