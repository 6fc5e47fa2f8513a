package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
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

/** Access tokens that expire after five seconds: how a login is refreshed, and how it ends. */
@ArquillianTest
class RefreshIT {

    private static final String APPLICATION = Sites.DEMO + "/tokens";
    private static final String TOKEN = APPLICATION + "/token";
    private static final String OPEN = APPLICATION + "/open";
    private static final Duration LIFE = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final IsogeoBrowser browser = Sites.browser();

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
        TokenPage before = signIn(browser, "alice", scenario);
        String session = browser.cookie("JSESSIONID");
        for (int refreshes = 1; refreshes <= 2; refreshes++) {
            StandIn.forget();
            awaitExpiry();

            TokenPage after = TokenPage.of(browser.send(get(TOKEN)));

            assertEquals(before.caller(), after.caller());
            assertNotEquals(before.token(), after.token());
            assertEquals(session, browser.cookie("JSESSIONID"));
            assertEquals(
                    List.of("GET /account", "GET /account/memberships", "POST /oauth/token"),
                    StandIn.receivedFromServer("alice"));
            // The count travels in the refresh token, which stays the same where it is kept.
            int counted = scenario.equals("keep") ? 1 : refreshes;
            assertEquals("alice " + counted, StandIn.tokenOrigin(after.token()).userAndRefreshes());
        }
    }

    @ParameterizedTest
    @DisplayName("S30 Sixty-four requests at the moment of expiry are one refresh, and each gets the new token")
    @ValueSource(strings = {"/token", "/open"})
    void oneRefreshForManyRequests(String path) throws Exception {
        TokenPage before = signIn(browser, "alice", "rotate");
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        awaitExpiry();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(APPLICATION + path))
                .header("Cookie", cookie)
                .build();

        List<HttpResponse<String>> responses = runInParallel(64, i -> http.send(request, BodyHandlers.ofString()));

        Set<String> bodies = responses.stream().map(HttpResponse::body).collect(toSet());
        assertEquals(1, bodies.size(), bodies.toString());
        assertNotEquals(before.token(), TokenPage.of(bodies.iterator().next()).token());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token refresh_token"));
    }

    @ParameterizedTest
    @DisplayName("S30 A refused refresh ends the login: a page begins a new one and comes back, a script gets 401")
    @ValueSource(strings = {"refresh-refused", "refresh-unauthorized"})
    void refusalEndsTheLogin(String scenario) throws InterruptedException {
        signIn(browser, "alice", scenario);
        awaitExpiry();

        Page script = browser.send(get(TOKEN).header("Accept", "application/json"));
        Page page = browser.send(get(TOKEN + "?q=1"));

        assertEquals(401, script.status());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token refresh_token"));
        String before = browser.cookie("JSESSIONID");
        Page home = browser.send(get(StandIn.signIn(browser, page, "alice", "ok")));
        assertEquals(TOKEN + "?q=1", home.location().toString());
        assertNotEquals(before, browser.cookie("JSESSIONID"));
        assertEquals(
                "nobody false NOT_LOGGED_IN", Sites.browser().send(get(OPEN)).body());
    }

    @Test
    @DisplayName("S10 S19 Two tabs that sign in again at once lose neither the session nor what is in it")
    void tabsThatSignInAgainAtOnceKeepTheSession() throws InterruptedException {
        signIn(browser, "alice", "refresh-refused");
        browser.send(get(APPLICATION + "/basket?put=map"));
        awaitExpiry();
        Page onePage = browser.send(get(TOKEN + "?tab=1"));
        Page otherPage = browser.send(get(TOKEN + "?tab=2"));
        URI oneCallback = StandIn.signIn(browser, onePage, "alice", "ok");
        URI otherCallback = StandIn.signIn(browser, otherPage, "alice", "ok");
        IsogeoBrowser otherTab = browser.copy();

        browser.send(get(oneCallback));
        Page late = otherTab.send(get(otherCallback));

        // It came with the session's former id. It sets no cookie for the session, else it would be the browser's.
        assertEquals(TOKEN + "?tab=2", late.location().toString());
        assertTrue(late.setCookies().stream().noneMatch(cookie -> cookie.startsWith("JSESSIONID")));
        assertEquals(200, browser.send(get(late.location())).status());
        assertEquals("map", browser.send(get(APPLICATION + "/basket")).body());
    }

    @Test
    @DisplayName("S26 S30 Wrong credentials at a refresh are logged, and the user stays signed in")
    void wrongCredentialsEndNothing() throws InterruptedException {
        TokenPage before = signIn(browser, "alice", "refresh-client-wrong");
        awaitExpiry();

        Page page = browser.send(get(TOKEN));
        Page script = browser.send(get(TOKEN).header("Accept", "application/json"));

        assertEquals(503, page.status());
        assertTrue(page.body().contains("You are still signed in"), page.body());
        assertEquals(503, script.status());
        assertEquals("application/problem+json", script.header("Content-Type").orElse(""));
        assertEquals(
                before.caller() + " false UNREACHABLE", browser.send(get(OPEN)).body());
        assertTrue(ServerLog.text().contains("the token endpoint sent invalid_client"), "the reason is in the log");
    }

    @Test
    @DisplayName("S30 A user who clicks through an outage sees at worst one page that waits, and never a login form")
    void outageIsOnePageThatWaits() throws InterruptedException {
        TokenPage before = signIn(browser, "alice", "refresh-down");
        Instant end = Instant.now().plusSeconds(45);
        List<Integer> pages = new ArrayList<>();
        Page page = browser.send(get(TOKEN));
        while (Instant.now().isBefore(end) && !hasNewToken(page, before)) {
            if (pages.isEmpty() || pages.get(pages.size() - 1) != page.status()) {
                pages.add(page.status());
            }
            // The interval of the page's own reload; a click per second where the page has none.
            Thread.sleep(1000L * Integer.parseInt(page.header("Refresh").orElse("1")));
            page = browser.send(get(TOKEN));
        }
        pages.add(page.status());

        assertEquals(List.of(200, 503, 200), pages);
        assertEquals(before.caller(), TokenPage.of(page).caller());
        assertEquals(0, StandIn.count("alice", "POST /oauth/token authorization_code") - 1);
    }

    /**
     * A request that is let in just before the token is due, and asks for it just after, waits for the provider until
     * the token has expired: its page says so, and is none of the module's.
     */
    private static boolean hasNewToken(Page page, TokenPage before) {
        return page.status() == 200
                && !Set.of(before.token(), "UNREACHABLE")
                        .contains(TokenPage.of(page).token());
    }

    @Test
    @DisplayName("S36 A role that is taken away is gone when the token is")
    void roleGoesWithTheToken() throws InterruptedException {
        assertTrue(signIn(browser, "alice", "roles-change").isAdmin());
        awaitExpiry();

        assertFalse(TokenPage.of(browser.send(get(OPEN))).isAdmin());
        assertFalse(TokenPage.of(browser.send(get(TOKEN))).isAdmin());
    }

    @Test
    @DisplayName("S30 Rotation with reuse detection is not tripped by eight tabs that click for twenty seconds")
    void rotationIsNeverTripped() throws Exception {
        TokenPage before = signIn(browser, "alice", "rotate");
        String cookie = "JSESSIONID=" + browser.cookie("JSESSIONID");
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(TOKEN))
                .header("Cookie", cookie)
                .build();
        Instant end = Instant.now().plusSeconds(20);

        List<Set<String>> seen = runInParallel(8, tab -> {
            Set<String> pages = new HashSet<>();
            while (Instant.now().isBefore(end)) {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                pages.add(response.statusCode() + " "
                        + TokenPage.of(response.body()).caller());
                Thread.sleep(20);
            }
            return pages;
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
        record Session(String cookie, TokenPage page, String login) {}
        List<Session> sessions = Stream.iterate(0, i -> i < 1000, i -> i + 1)
                .parallel()
                .map(i -> {
                    IsogeoBrowser own = Sites.browser();
                    TokenPage page = signIn(own, i % 10 == 0 ? "bob" : "carol", "rotate");
                    return new Session(
                            "JSESSIONID=" + own.cookie("JSESSIONID"),
                            page,
                            StandIn.tokenOrigin(page.token()).family());
                })
                .toList();
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        Map<String, String> wrong = new ConcurrentHashMap<>();
        Set<String> tokens = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 2; round++) {
            awaitExpiry();
            runInParallel(8, thread -> {
                for (int i = thread; i < sessions.size(); i += 8) {
                    Session session = sessions.get((i * 7919) % sessions.size());
                    HttpRequest request = HttpRequest.newBuilder(URI.create(TOKEN))
                            .header("Cookie", session.cookie())
                            .build();
                    String body = http.send(request, BodyHandlers.ofString()).body();
                    TokenPage page = TokenPage.of(body);
                    tokens.add(page.token());
                    if (!page.caller().equals(session.page().caller())
                            || !StandIn.tokenOrigin(page.token()).family().equals(session.login())) {
                        wrong.put(session.page().caller(), body);
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

    private static <T> List<T> runInParallel(int threads, Task<T> task) throws Exception {
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

    private static TokenPage signIn(IsogeoBrowser browser, String user, String scenario) {
        return TokenPage.of(browser.follow(StandIn.login(browser, TOKEN, user, scenario)));
    }

    /** Nothing but time ends a token. */
    private static void awaitExpiry() throws InterruptedException {
        Thread.sleep(LIFE.plus(A_MOMENT).toMillis());
    }

    /** The page of {@link TokenServlet}. */
    private record TokenPage(String caller, boolean isAdmin, String token) {

        static TokenPage of(Page response) {
            assertEquals(200, response.status(), response.body());
            return of(response.body());
        }

        static TokenPage of(String body) {
            String[] words = body.split(" ", 3);
            assertEquals(3, words.length, body);
            return new TokenPage(words[0], Boolean.parseBoolean(words[1]), words[2]);
        }
    }
}
