package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IsogeoBrowserTest {

    private StandInServer standIn;
    private TestApplication application;
    private IsogeoBrowser browser;

    @BeforeEach
    void start() throws IOException {
        standIn = StandInServer.start(StandInOptions.defaults());
        application = new TestApplication(standIn);
        browser = IsogeoBrowser.at(application.address());
    }

    @AfterEach
    void stop() {
        application.close();
        standIn.close();
    }

    @Test
    void signsInAndStaysSignedIn() {
        IsogeoBrowser.Page page = browser.signIn("/me", "alice");

        assertEquals(200, page.status());
        assertEquals(application.address() + "/me", page.address().toString());
        assertTrue(page.body().endsWith("signed in as alice"), page.body());
        assertEquals(200, browser.get("me").status());
        assertEquals(List.of("__Host-session"), browser.cookieNames());
        assertFalse(browser.get("/me").isLoginForm());
        browser.forgetCookies();
        assertTrue(browser.get("/me").isLoginForm());
    }

    @Test
    void twoBrowsersAreTwoUsers() {
        IsogeoBrowser other = IsogeoBrowser.at(application.address());
        browser.signIn("/me", "alice");
        other.signIn("/me", "bob");

        assertTrue(browser.get("/me").body().endsWith("alice"));
        assertTrue(other.get("/me").body().endsWith("bob"));
    }

    @Test
    void scenariosAreChosenInTheForm() {
        IsogeoBrowser.Page page = browser.signIn("/me", "alice", Scenario.DENIED, Scenario.MAC);

        assertEquals(400, page.status());
        assertTrue(page.body().endsWith("refused: access_denied"), page.body());
    }

    @Test
    void userWithAPasswordOfTheirOwnSignsIn() {
        StandInUser user = StandInUser.named("alice").withPassword("sesame");
        standIn.setUser(user);

        assertEquals(200, browser.signIn("/me", user).status());
        browser.forgetCookies();
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> browser.signIn("/me", "alice"));
        assertEquals("The stand-in refused the login or the password of alice.", refusal.getMessage());
    }

    @Test
    void pageThatAsksForNoLoginIsNamed() {
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> browser.signIn("/open", "alice"));

        assertEquals(
                "GET " + application.address() + "/open ended at " + application.address()
                        + "/open with the status 200 and not at the login form of the stand-in; sign in at a protected"
                        + " page.",
                refusal.getMessage());
        assertThrows(IllegalStateException.class, () -> browser.signIn("alice"), "the first page is a 404");
    }

    @Test
    void redirectsKeepTheFormOnlyWhereTheyMust() {
        assertTrue(browser.post("/again", Map.of("a", "b c")).body().contains("POST a=b+c "));
        assertTrue(browser.post("/other", Map.of("a", "b c")).body().contains("GET  "));
    }

    @Test
    void redirectsWithoutEndAreEnded() {
        IllegalStateException end = assertThrows(IllegalStateException.class, () -> browser.get("/for-ever"));

        assertTrue(end.getMessage().contains("more than 20 times"), end.getMessage());
        IsogeoBrowser.Page redirect = browser.send(BrowserRequest.get("/for-ever"));
        assertThrows(IllegalStateException.class, () -> browser.follow(redirect));
    }

    @Test
    void serverThatIsNotThereIsNamedWithoutItsQuery() {
        application.close();

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> browser.get("/me?code=secret"));

        assertEquals("GET " + application.address() + "/me was not answered.", failure.getMessage());
    }

    @Test
    void pageAndItsTextHideTheQuery() {
        String text = browser.get("/echo?code=secret").toString();

        assertEquals("Page[200 " + application.address() + "/echo]", text);
    }

    @Test
    void wholeAddressesAreTaken() {
        assertEquals(200, browser.get(standIn.address() + "/").status());
        assertEquals(
                200,
                IsogeoBrowser.at(URI.create(application.address() + "/"))
                        .get("/open")
                        .status());
    }

    @Test
    void oneRequestFollowsNoRedirect() {
        IsogeoBrowser.Page redirect = browser.send(BrowserRequest.get("/me"));

        assertEquals(302, redirect.status());
        assertTrue(redirect.isRedirect());
        assertTrue(redirect.location().toString().startsWith(standIn.address() + "/oauth/authorize?"));
        assertTrue(redirect.setCookies().get(0).startsWith("state="), "the response's own cookie");
        assertTrue(browser.follow(redirect).isLoginForm());
        assertEquals("Page[302 " + application.address() + "/me]", redirect.toString());
    }

    @Test
    void responseThatIsNoRedirectIsTheLastPage() {
        IsogeoBrowser.Page page = browser.send(BrowserRequest.get("/open"));

        assertSame(page, browser.follow(page));
        assertEquals("text/html;charset=UTF-8", page.header("content-type").orElse(""));
        NoSuchElementException failure = assertThrows(NoSuchElementException.class, page::location);
        assertEquals("There is no Location in Page[200 " + application.address() + "/open].", failure.getMessage());
    }

    @Test
    void relativeLocationIsResolved() {
        assertEquals(
                application.address() + "/echo",
                browser.send(BrowserRequest.get("/other")).location().toString());
    }

    @Test
    void loginGoesStepByStep() {
        URI form = browser.get("/me").address();

        IsogeoBrowser.Page callback = browser.send(BrowserRequest.login(form, StandInUser.named("alice")));

        assertTrue(callback.location().toString().startsWith(application.address() + "/login/callback?"));
        assertTrue(browser.follow(callback).body().endsWith("signed in as alice"));
        assertThrows(
                IllegalArgumentException.class,
                () -> BrowserRequest.login(application.address(), StandInUser.named("alice")));
    }

    @Test
    void anyMethodIsSent() {
        assertTrue(browser.send(BrowserRequest.of("DELETE", "/echo")).body().endsWith("<p>DELETE  null"));
        assertTrue(browser.send(BrowserRequest.post("/echo", Map.of("a", "b c")))
                .body()
                .endsWith("<p>POST a=b+c null"));
    }

    @Test
    void cookieHeaderComesAfterTheKeptCookies() {
        BrowserRequest request = BrowserRequest.get("/echo").header("cookie", "own=2");

        assertTrue(browser.send(request).body().endsWith("GET  own=2"));
        browser.setCookie("kept", "1");
        assertTrue(browser.send(request).body().endsWith("GET  kept=1; own=2"));
        assertTrue(browser.send(request.header("Cookie", "own=3")).body().endsWith("GET  kept=1; own=3"));
        assertEquals(List.of("kept=1"), browser.cookies(), "what a header says is not kept");
    }

    @Test
    void headersGoAlongWithRedirects() {
        assertTrue(browser.get("/other", Map.of("Cookie", "own=2")).body().endsWith("GET  own=2"));
    }

    @Test
    void cookiesAreReadSetAndRemoved() {
        browser.setCookie("a", "1=2");
        browser.setCookie("__Host-b", "3");

        assertEquals(List.of("a=1=2", "__Host-b=3"), browser.cookies());
        assertEquals("1=2", browser.cookie("a"));
        assertTrue(browser.get("/echo").body().endsWith("a=1=2; __Host-b=3"));
        browser.removeCookies("a");
        assertEquals(List.of("__Host-b"), browser.cookieNames());
        NoSuchElementException failure = assertThrows(NoSuchElementException.class, () -> browser.cookie("a"));
        assertEquals("No cookie a among [__Host-b].", failure.getMessage());
    }

    @Test
    void copyKeepsItsCookiesFromThenOn() {
        browser.signIn("/me", "alice");
        IsogeoBrowser tab = browser.copy();
        browser.forgetCookies();
        tab.setCookie("of-the-tab", "1");

        assertTrue(tab.get("/me").body().endsWith("alice"));
        assertEquals(List.of(), browser.cookies());
    }

    @Test
    void tabsAtTheSameTimeShareTheCookies() {
        browser.signIn("/me", "alice");

        List<String> pages = IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> {
                    browser.setCookie("tab-" + i, "open");
                    return browser.get("/me").body();
                })
                .toList();

        assertTrue(pages.stream().allMatch(page -> page.endsWith("alice")), pages.toString());
        assertEquals(33, browser.cookieNames().size());
    }

    @Test
    void requestHidesTheQuery() {
        assertEquals("GET /me", BrowserRequest.get("/me?code=secret").toString());
    }
}
