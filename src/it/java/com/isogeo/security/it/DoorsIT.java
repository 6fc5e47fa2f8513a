package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.doors.Doors;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Protected and open pages of a small application, and the requests that reach its servlets. */
@ArquillianTest
class DoorsIT {

    private static final String DOORS = Sites.DEMO + "/doors";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive doors() {
        return Archives.application("doors", Archives.ENDPOINTS + DemoClient.credentials(), Doors.class.getPackage());
    }

    @Test
    @DisplayName("S06 A thousand requests without cookies make no session")
    void thousandStrangersMakeNoSession() {
        String before = counts();

        IntStream.range(0, 1000).parallel().forEach(i -> {
            String path = i % 3 == 0 ? "/protected/" + i : i % 3 == 1 ? "/open" : "/login/callback?code=x&state=" + i;
            new RawRequest("GET", "/doors" + path).send();
        });

        assertEquals(before, counts());
    }

    @ParameterizedTest
    @DisplayName("S41 Whenever the mechanism redirects or refuses, the servlet behind is not entered")
    @ValueSource(
            strings = {"/protected/page", "/login/callback", "/login/callback?code=a&state=b", "/protected/x?error=y"})
    void strangerNeverEnters(String path) {
        String before = counts();

        Page response = new RawRequest("GET", "/doors" + path).send();
        new RawRequest("POST", "/doors" + path).send();
        Page script = new RawRequest("GET", "/doors" + path)
                .with("Sec-Fetch-Mode", "cors")
                .send();

        assertFalse(response.body().contains("ENTERED"), response.body());
        assertFalse(script.body().contains("ENTERED"), script.body());
        assertEquals(before, counts());
    }

    @ParameterizedTest
    @DisplayName("S41 Whatever the provider does, the servlet behind the callback is not entered")
    @ValueSource(
            strings = {"ok", "denied", "invalid-grant", "server-error", "html", "wrong-state", "api-down", "silent"})
    void callbackNeverEnters(String scenario) {
        String before = entries();

        Page response = StandIn.login(browser, DOORS + "/protected/page", "alice", scenario);

        assertFalse(response.body().contains("ENTERED"), response.body());
        assertEquals(before, entries());
    }

    @ParameterizedTest
    @DisplayName("S05 A request of a script gets 401 with a JSON problem, no redirect and no cookie")
    @ValueSource(
            strings = {
                "Sec-Fetch-Mode: cors",
                "Sec-Fetch-Mode: no-cors",
                "X-Requested-With: XMLHttpRequest",
                "Accept: application/json"
            })
    void scriptGetsAProblem(String header) {
        String[] parts = header.split(": ", 2);
        Page response = browser.send(get(DOORS + "/protected/x").header(parts[0], parts[1]));

        assertEquals(401, response.status());
        assertEquals("application/problem+json", response.header("Content-Type").orElse(""));
        assertTrue(response.body().contains("\"status\":401"), response.body());
        assertFalse(response.header("WWW-Authenticate").orElse("").startsWith("Basic"));
        assertEquals("no-store", response.header("Cache-Control").orElse(""));
        assertEquals(List.of(), response.setCookies());
    }

    @ParameterizedTest
    @DisplayName("S53 An open page signs in when it asks to, and only then")
    @ValueSource(strings = {"request", "context", "anew"})
    void openPageSignsInWhenItAsks(String how) {
        assertTrue(browser.send(get(DOORS + "/open")).body().endsWith("caller=nobody token=NOT_LOGGED_IN"));

        Page arrived = StandIn.login(browser, DOORS + "/open?how=" + how, "alice", "ok");

        assertEquals(DOORS + "/open?how=" + how, arrived.location().toString());
        Page page = browser.send(get(DOORS + "/open"));
        assertFalse(page.body().contains("caller=nobody"), page.body());
        assertFalse(page.body().contains("NOT_LOGGED_IN"), page.body());
        if (!how.equals("anew")) {
            assertEquals(200, browser.send(get(arrived.location())).status());
        }
    }

    @Test
    @DisplayName(
            "S43 A page that always asks anew ends on an explanation, unless the server does not ask who is signed in")
    void pageThatAlwaysAsksAnewIsStopped() {
        String page = DOORS + "/open?how=anew";
        assertEquals(302, StandIn.login(browser, page, "alice", "ok").status());
        Page second = browser.send(get(page));
        if (ServerUnderTest.current() == ServerUnderTest.WILDFLY) {
            assertEquals(200, second.status(), "WildFly 39 asks no mechanism for a caller whom it knows");
            return;
        }
        browser.send(get(StandIn.signIn(browser, second, "alice", "ok")));

        Page third = browser.send(get(page));

        assertEquals(400, third.status());
        assertTrue(third.body().contains("Signing in does not succeed"), third.body());
    }

    @Test
    @DisplayName("S10 S19 Of two tabs that log in at once the second goes on in the session of the first")
    void secondTabGoesOnInTheSessionOfTheFirst() {
        Page oneTab = browser.send(get(DOORS + "/protected/one"));
        Page anotherTab = browser.send(get(DOORS + "/protected/another"));
        browser.send(get(StandIn.signIn(browser, oneTab, "alice", "ok")));
        String first = browser.cookie("JSESSIONID");
        String sessions = sessions();

        Page landing = browser.send(get(StandIn.signIn(browser, anotherTab, "alice", "ok")));

        assertEquals(DOORS + "/protected/another", landing.location().toString());
        assertEquals(first, browser.cookie("JSESSIONID"));
        assertEquals(sessions, sessions(), "no session more");
    }

    @Test
    @DisplayName(
            "S10 A caller who is anonymous all the same after their login gave way to another tab's is not redirected without end")
    void strangerAllTheSameIsSignedIn() {
        Page oneTab = browser.send(get(DOORS + "/protected/one"));
        Page anotherTab = browser.send(get(DOORS + "/protected/another"));
        browser.send(get(StandIn.signIn(browser, oneTab, "alice", "ok")));
        Page landing = browser.send(get(StandIn.signIn(browser, anotherTab, "alice", "ok")));
        // As with two nodes, of which one has the session and the other one does not have it yet.
        String session = "JSESSIONID=" + browser.cookie("JSESSIONID");
        browser.removeCookies("JSESSIONID");
        URI callback = StandIn.signIn(browser, browser.send(get(landing.location())), "alice", "ok");

        Page end = browser.send(get(callback).header("Cookie", session));

        assertEquals(landing.location(), end.location());
        assertTrue(
                end.setCookies().stream().anyMatch(cookie -> cookie.startsWith("JSESSIONID=")), "a login of its own");
        assertEquals(200, browser.send(get(end.location())).status());
    }

    @Test
    @DisplayName("S34 After logout the old session cookie opens nothing")
    void logoutEndsTheLogin() {
        StandIn.login(browser, DOORS + "/protected/page", "alice", "ok");
        assertEquals(200, browser.send(get(DOORS + "/protected/page")).status());

        browser.send(get(DOORS + "/open?how=logout"));

        assertEquals(302, browser.send(get(DOORS + "/protected/page")).status());
        assertTrue(browser.send(get(DOORS + "/open")).body().contains("caller=nobody"));
    }

    @Test
    @DisplayName("An identity store of the application adds a group")
    void storeOfTheApplicationAddsAGroup() {
        assertEquals(
                "SURVEYOR",
                browser.follow(StandIn.login(browser, DOORS + "/surveyors", "alice", "ok"))
                        .body());

        IsogeoBrowser bobs = Sites.browser();
        assertEquals(
                403,
                bobs.follow(StandIn.login(bobs, DOORS + "/surveyors", "bob", "ok"))
                        .status());
    }

    @Test
    @DisplayName("S07 A login cookie of another application with the same secret is as if it were absent")
    void cookieOfAnotherApplicationIsAbsent() {
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me")), "alice", "ok");

        assertEquals(
                400,
                browser.send(get(DOORS + "/login/callback?" + callback.getRawQuery()))
                        .status());
    }

    @Test
    @DisplayName("S08 The login cookie's path is the application's")
    void loginCookieHasTheApplicationsPath() {
        String cookie = browser.send(get(DOORS + "/protected/x")).setCookies().get(0);

        assertTrue((cookie + ";").toLowerCase(Locale.ROOT).contains("path=/doors;"), cookie);
    }

    @Test
    @DisplayName(
            "S27 S33 S42 The token is in no cookie, address or page, and no answer to a signed-in user is kept in a cache")
    void tokenStaysOnTheServer() {
        List<Page> responses = new ArrayList<>();
        responses.add(browser.send(get(DOORS + "/protected/page")));
        responses.add(browser.send(get(StandIn.signIn(browser, responses.get(0), "alice", "ok"))));
        responses.add(browser.send(get(DOORS + "/protected/page")));
        responses.add(browser.send(get(DOORS + "/open")));
        String token = browser.send(get(DOORS + "/open?how=token")).body();

        assertTrue(token.length() > 100, token);
        String cookies = browser.cookies().toString();
        assertFalse(cookies.contains(token.substring(0, 20)), "in a cookie");
        for (Page response : responses) {
            String all = response.address() + " " + response.headers().map() + response.body();
            assertFalse(all.contains(token.substring(0, 20)), () -> "in " + response.address());
            assertFalse(response.header("Location")
                    .orElse("")
                    .toLowerCase(Locale.ROOT)
                    .contains("jsessionid"));
            assertTrue(
                    response.header("Cache-Control").orElse("").startsWith("no-store"),
                    () -> "of " + response.address());
        }
    }

    private static String counts() {
        String body = Sites.browser().send(get(DOORS + "/open")).body();
        return body.substring(0, body.indexOf(" caller="));
    }

    private static String sessions() {
        return counts().split(" ", 2)[1];
    }

    private static String entries() {
        return counts().split(" ", 2)[0];
    }
}
