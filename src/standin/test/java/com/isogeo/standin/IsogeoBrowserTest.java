package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
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
}
