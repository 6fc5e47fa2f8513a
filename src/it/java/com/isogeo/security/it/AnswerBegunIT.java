package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.begun.BegunServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A servlet has begun its response before it authenticates: the mechanism's own response is complete all the same. */
@ArquillianTest
class AnswerBegunIT {

    private static final String APPLICATION = Sites.DEMO + "/begun";
    private static final String BEGIN = APPLICATION + "/begin?how=";
    private static final String PAGE = APPLICATION + "/protected";
    private static final List<String> OF_THE_CONTENT = List.of("Content-Disposition", "ETag");

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive begun() {
        return Archives.application(
                "begun",
                Archives.configuration("begun"),
                BegunServlet.class.getPackage(),
                ProtectedServlet.class.getPackage());
    }

    @ParameterizedTest
    @DisplayName("S05 S37 A script gets the 401 whatever its servlet has begun, and nothing of that is sent")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void scriptIsTold(String how) {
        Page response = browser.send(get(BEGIN + how).header("Sec-Fetch-Mode", "cors"));

        assertEquals(401, response.status(), response.body());
        assertTrue(response.header("Content-Type").orElse("").startsWith("application/problem+json"));
        assertEquals("Isogeo", response.header("WWW-Authenticate").orElse(""));
        assertTrue(response.body().startsWith("{\"type\":") && response.body().endsWith("}"), response.body());
        assertNothingIsLeft(how, response);
    }

    @ParameterizedTest
    @DisplayName("S05 A page redirects to the login whatever its servlet has begun, and nothing of that is sent")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void personIsSentOut(String how) {
        Page response = browser.send(get(BEGIN + how));

        assertEquals(302, response.status(), response.body());
        assertEquals("", response.header("Content-Disposition").orElse(""));
        assertFalse(response.body().contains("BEGUN"), response.body());
    }

    @ParameterizedTest
    @DisplayName(
            "S37 S43 A refusal's page is whole whatever the servlet has begun, also where the encoding is chosen already")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void pageIsWhole(String how) {
        for (int i = 0; i < 2; i++) {
            StandIn.login(browser, PAGE, "alice", "ok");
            browser.removeCookies("JSESSIONID");
        }

        Page response = browser.send(get(BEGIN + how).header("Accept-Language", "fr"));

        boolean isWriterTaken = List.of("writer", "latin", "ascii").contains(how);
        assertEquals(400, response.status(), response.body());
        assertTrue(response.header("Content-Type").orElse("").startsWith("text/html"), response.body());
        assertEquals("fr", response.header("Content-Language").orElse(""));
        assertTrue(response.body().startsWith("<!DOCTYPE html>"), response.body());
        assertTrue(response.body().endsWith("</html>"), response.body());
        assertTrue(response.body().contains(isWriterTaken ? "R&#233;essayer" : "Réessayer"), response.body());
        assertNothingIsLeft(how, response);
    }

    @ParameterizedTest
    @DisplayName("S37 A request for a login after the commit is one line in the log, and breaks nothing")
    @ValueSource(strings = {"navigate", "cors"})
    void tooLateIsOneLine(String mode) {
        Page response = browser.send(get(BEGIN + "committed").header("Sec-Fetch-Mode", mode));

        assertEquals(200, response.status());
        assertEquals("BEGUN", response.body());
        assertEquals(List.of(), response.setCookies());
        if (ServerUnderTest.current() == ServerUnderTest.WILDFLY) {
            assertEquals("IllegalStateException", outcome(), "WildFly asks no mechanism then");
        } else {
            assertEquals("false", outcome());
            assertTrue(ServerLog.text().contains("ISOGEO231: "), "the line is there");
        }
    }

    @ParameterizedTest
    @DisplayName("S34 Who is signed in stays so after the commit, and can sign out")
    @ValueSource(strings = {"writer", "committed"})
    void signedInUserSignsOut(String how) {
        StandIn.login(browser, PAGE, "alice", "ok");
        browser.send(get(BEGIN + how));
        boolean isRefused = ServerUnderTest.current() == ServerUnderTest.WILDFLY && how.equals("committed");
        assertEquals(isRefused ? "IllegalStateException" : "true", outcome());

        browser.send(get(BEGIN + how + "&logout=1"));

        boolean throwsAfterwards = ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY && how.equals("committed");
        assertEquals(throwsAfterwards ? "IllegalStateException" : "signed out", outcome());
        assertEquals(302, browser.send(get(PAGE)).status());
    }

    static void assertNothingIsLeft(String how, Page response) {
        assertFalse(response.body().contains("BEGUN"), response.body());
        for (String header : OF_THE_CONTENT) {
            assertEquals("", response.header(header).orElse(""), header);
        }
        boolean isOfAFilter = how.equals("written");
        assertEquals(
                isOfAFilter ? "stays" : "", response.header("X-Of-A-Filter").orElse(""));
        assertEquals(isOfAFilter, response.setCookies().toString().contains("of-a-filter"), () -> response.setCookies()
                .toString());
    }

    private String outcome() {
        return browser.send(get(APPLICATION + "/begin?outcome=1")).body();
    }
}
