package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user signs in to the demo at the stand-in. */
@ArquillianTest
class LoginIT {

    private final IsogeoBrowser browser = Sites.browser();

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @Test
    @DisplayName("S01 S03 S05 A protected page redirects an anonymous caller to the authorization endpoint")
    void strangerIsSentToTheAuthorizationEndpoint() {
        Page response = browser.send(get(Sites.DEMO + "/me"));

        URI location = response.location();
        assertAll(
                () -> assertEquals(302, response.status()),
                () -> assertTrue(location.toString().startsWith(Sites.STANDIN + "/oauth/authorize?")),
                () -> assertEquals("code", StandIn.parameter(location, "response_type")),
                () -> assertEquals(Sites.CALLBACK, StandIn.parameter(location, "redirect_uri")),
                () -> assertEquals("S256", StandIn.parameter(location, "code_challenge_method")),
                () -> assertEquals(
                        43, StandIn.parameter(location, "code_challenge").length()),
                () -> assertEquals(43, StandIn.parameter(location, "state").length()),
                () -> assertFalse(location.toString().contains("secret")),
                () -> assertTrue(response.header("Cache-Control").orElse("").contains("no-store")),
                // Payara writes a page of its own with the link.
                () -> assertTrue(response.body().isEmpty() || response.body().contains("has moved"), response.body()));
    }

    @Test
    @DisplayName("S02 S03 State and challenge are new for every login")
    void stateIsNewForEveryLogin() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            URI location = Sites.browser().send(get(Sites.DEMO + "/me")).location();
            seen.add(StandIn.parameter(location, "state"));
            seen.add(StandIn.parameter(location, "code_challenge"));
        }
        assertEquals(100, seen.size());
    }

    @ParameterizedTest
    @DisplayName("S04 Nothing of a forged host enters the redirect URI or the address after the login")
    @ValueSource(
            strings = {
                "Host: evil.example",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: gopher",
                "Forwarded: host=evil.example;proto=https",
                "X-Forwarded-Prefix: //evil.example",
                "X-Forwarded-Uri: /",
                "X-Original-URL: /style.css",
                "X-HTTP-Method-Override: OPTIONS"
            })
    void forgedHostEntersNothing(String header) {
        String[] parts = header.split(": ", 2);
        Page response = new RawRequest("GET", "/me").with(parts[0], parts[1]).send();

        // Open Liberty itself answers 404 to an unknown host, which is as good.
        if (response.status() == 302) {
            assertEquals(Sites.CALLBACK, StandIn.parameter(response.location(), "redirect_uri"));
            assertTrue(response.location().toString().startsWith(Sites.STANDIN + "/oauth/authorize?"));
        } else {
            assertEquals(404, response.status(), header);
        }
        String all = response.headers().map() + response.body();
        assertFalse(all.contains("evil"), all);
    }

    @Test
    @DisplayName("S44 An address whose query is too long for a cookie keeps its path")
    void longAddressKeepsItsPath() {
        String noise = new SecureRandom()
                .ints(6_000, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .collect(joining());

        Page toAuthorize = browser.send(get(Sites.DEMO + "/me?polygon=" + noise));
        assertTrue(toAuthorize.setCookies().get(0).length() < 4096);
        Page home = browser.send(get(StandIn.signIn(browser, toAuthorize, "alice", "ok")));

        assertEquals(Sites.DEMO + "/me", home.location().toString());
    }

    @Test
    @DisplayName(
            "S33 The session's cookie is HttpOnly and Lax, and a browser without cookies gets no id in its addresses")
    void sessionCookieHasItsFlags() {
        Page home = StandIn.login(browser, Sites.DEMO + "/me", "alice", "ok");

        String cookie = home.setCookies().stream()
                .filter(each -> each.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.contains("HttpOnly"), cookie);
        // GlassFish 8 has no setting for it.
        assertEquals(ServerUnderTest.current() != ServerUnderTest.GLASSFISH, cookie.contains("SameSite=Lax"), cookie);
        assertFalse(browser.send(get(home.location()))
                .body()
                .toLowerCase(Locale.ROOT)
                .contains("jsessionid"));
        assertFalse(home.location().toString().toLowerCase(Locale.ROOT).contains("jsessionid"));
    }

    @Test
    @DisplayName("S43 A browser without cookies gets a page that says so, and no redirect loop")
    void browserWithoutCookiesIsTold() {
        Page toAuthorize = browser.send(get(Sites.DEMO + "/me"));
        URI callback = StandIn.signIn(browser, toAuthorize, "alice", "ok");

        Page page = Sites.browser().send(get(callback));

        assertEquals(400, page.status());
        assertTrue(page.body().contains("cookies"), page.body());
        assertEquals(List.of(), StandIn.receivedFromServer("alice"));
    }

    @Test
    @DisplayName("S08 The login cookie is HttpOnly, Lax and short-lived, and there is no session yet")
    void loginCookieHasItsFlags() {
        Page response = browser.send(get(Sites.DEMO + "/me"));

        List<String> cookies = response.setCookies();
        assertEquals(1, cookies.size(), cookies.toString());
        String cookie = cookies.get(0);
        assertTrue(cookie.startsWith("isogeo-login-"), cookie);
        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.toLowerCase(Locale.ROOT).contains("path=/"), cookie);
        // Some servers write the age, others the date.
        assertTrue(cookie.contains("Max-Age=1800") || cookie.contains("Expires="), cookie);
        assertFalse(cookie.contains("Secure"), "plain http on loopback: " + cookie);
    }

    @Test
    @DisplayName(
            "S17 S18 The user arrives at the page that was asked for, query included, over one token request and one of each API call")
    void userArrivesWithHisQuery() {
        // 1. The user asks for a page with a query.
        Page toAuthorize = browser.send(get(Sites.DEMO + "/me?bbox=1.5,43%20&q=r%C3%A9seau+eau"));
        // 2. The user signs in.
        URI callback = StandIn.signIn(browser, toAuthorize, "alice", "ok");
        // 3. The callback redirects to that page.
        Page home = browser.send(get(callback));
        assertEquals(302, home.status());
        assertEquals(
                Sites.DEMO + "/me?bbox=1.5,43%20&q=r%C3%A9seau+eau",
                home.location().toString());
        assertEquals("no-referrer", home.header("Referrer-Policy").orElse(""));
        assertTrue(home.header("Cache-Control").orElse("").contains("no-store"));
        // 4. The page shows who is signed in.
        Page page = browser.send(get(home.location()));
        assertEquals(200, page.status());
        assertTrue(page.body().contains("alice@example.org"), page.body());
        // Open Liberty adds a directive where a cookie is set, and the first page removes the cookie that counts
        // logins.
        assertTrue(page.header("Cache-Control").orElse("").startsWith("no-store"));
        assertEquals(
                "no-store",
                browser.send(get(home.location())).header("Cache-Control").orElse(""));

        assertEquals(
                List.of("GET /account", "GET /account/memberships", "POST /oauth/token"),
                StandIn.receivedFromServer("alice"));
        assertTrue(browser.cookieNames().stream().noneMatch(name -> name.startsWith("isogeo-login-")));
    }

    @Test
    @DisplayName("S19 The session id after the login is none that was there before")
    void sessionIdChanges() {
        StandIn.login(browser, Sites.DEMO + "/me", "alice", "ok");
        String first = browser.cookie("JSESSIONID");

        URI callback = StandIn.signIn(Sites.browser(), Sites.browser().send(get(Sites.DEMO + "/me")), "alice", "ok");
        assertEquals(Sites.DEMO + "/", browser.send(get(callback)).location().toString());
        assertEquals(first, browser.cookie("JSESSIONID"), "another browser's callback changes nothing");

        browser.forgetCookies();
        StandIn.login(browser, Sites.DEMO + "/me", "alice", "ok");
        assertNotEquals(first, browser.cookie("JSESSIONID"));
    }

    @Test
    @DisplayName("S10 Two tabs that log in at once both arrive where each wanted to go")
    void twoTabsBothArrive() {
        Page first = browser.send(get(Sites.DEMO + "/me?tab=1"));
        Page second = browser.send(get(Sites.DEMO + "/search?q=eau&tab=2"));

        URI secondCallback = StandIn.signIn(browser, second, "alice", "ok");
        URI firstCallback = StandIn.signIn(browser, first, "alice", "ok");

        assertEquals(
                "/search?q=eau&tab=2",
                pathAndQuery(browser.send(get(secondCallback)).location()));
        assertEquals("/me?tab=1", pathAndQuery(browser.send(get(firstCallback)).location()));
    }

    @Test
    @DisplayName("S10 A hundred logins begun in one browser leave a handful of cookies")
    void hundredLoginsLeaveAHandfulOfCookies() {
        for (int i = 0; i < 100; i++) {
            browser.send(get(Sites.DEMO + "/me?poll=" + i));
        }
        assertEquals(5, browser.cookieNames().size(), browser.cookieNames().toString());
    }

    @Test
    void readerMayNotOpenTheAdminPage() {
        browser.follow(StandIn.login(browser, Sites.DEMO + "/me", "bob", "ok"));

        Page page = browser.send(get(Sites.DEMO + "/admin"));

        assertEquals(403, page.status());
        assertTrue(page.body().contains("<html"), page.body());
    }

    @Test
    void adminMayOpenTheAdminPage() {
        assertEquals(
                200,
                browser.follow(StandIn.login(browser, Sites.DEMO + "/admin", "alice", "ok"))
                        .status());
    }

    @Test
    @DisplayName("S45 A user whose account may not be read is signed in under a name that no other login has")
    void unreadableAccountsAreNeverOneCaller() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            IsogeoBrowser own = Sites.browser();
            Page page = own.follow(StandIn.login(own, Sites.DEMO + "/api/me", "carol", "ok"));
            assertEquals(200, page.status());
            names.add(page.body());
        }
        assertEquals(3, names.size(), names.toString());
        assertTrue(ServerLog.text().contains("does not let this application read a user's account"));
    }

    @Test
    @DisplayName("S16 Back and reload after a login end on the application, and no code is exchanged twice")
    void backAfterTheLoginEndsOnTheApplication() {
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me")), "alice", "ok");
        browser.send(get(callback));

        Page again = browser.send(get(callback));

        assertEquals(Sites.DEMO + "/", again.location().toString());
        assertEquals(
                1,
                StandIn.receivedFromServer("alice").stream()
                        .filter("POST /oauth/token"::equals)
                        .count());
    }

    @Test
    @DisplayName("S54 S32 Two hundred callers, interleaved, each see their own name")
    void twoHundredCallersSeeTheirOwnName() {
        record Caller(IsogeoBrowser browser, String me) {}
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            IsogeoBrowser own = Sites.browser();
            String user = i % 10 == 0 ? "bob" : "carol";
            String me = own.follow(StandIn.login(own, Sites.DEMO + "/api/me", user, "ok"))
                    .body();
            callers.add(new Caller(own, me));
        }
        List<String> wrong = IntStream.range(0, 5)
                .boxed()
                .flatMap(round -> callers.parallelStream()
                        .filter(caller -> !caller.me()
                                .equals(caller.browser()
                                        .send(get(Sites.DEMO + "/api/me"))
                                        .body()))
                        .map(Caller::me))
                .toList();
        assertEquals(List.of(), wrong);
    }

    private static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
