package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.begun.BegunServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A servlet has begun its response before it asks for a sign-in: the mechanism's own response is whole all the same. */
@ArquillianTest
class AnswerBegunIT {

    private static final String APPLICATION = Sites.DEMO + "/begun";
    private static final String BEGIN = APPLICATION + "/begin?how=";
    private static final String PAGE = APPLICATION + "/protected";
    private static final List<String> OF_THE_CONTENT = List.of("Content-Disposition", "ETag");

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive begun() {
        return Archives.application(
                "begun",
                Archives.configuration("begun"),
                BegunServlet.class.getPackage(),
                ProtectedServlet.class.getPackage());
    }

    @ParameterizedTest
    @DisplayName("S05 S37 A script is told to sign in whatever its servlet has begun, and nothing of that comes")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void scriptIsTold(String how) {
        Answer answer = browser.get(BEGIN + how, "Sec-Fetch-Mode", "cors");

        assertEquals(401, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"));
        assertEquals("Isogeo", answer.header("WWW-Authenticate").orElse(""));
        assertTrue(answer.body().startsWith("{\"type\":") && answer.body().endsWith("}"), answer.body());
        assertNothingIsLeft(how, answer);
    }

    @ParameterizedTest
    @DisplayName("S05 A person is sent to sign in whatever the servlet has begun, and nothing of that comes")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void personIsSentOut(String how) {
        Answer answer = browser.get(BEGIN + how);

        assertEquals(302, answer.status(), answer.body());
        assertFalse(answer.body().contains("BEGUN"), answer.body());
    }

    @ParameterizedTest
    @DisplayName(
            "S37 S43 A refusal's page is whole whatever the servlet has begun, also where the encoding is chosen already")
    @ValueSource(strings = {"nothing", "writer", "stream", "written", "latin", "ascii"})
    void pageIsWhole(String how) {
        for (int i = 0; i < 2; i++) {
            StandIn.login(browser, PAGE, "alice", "ok");
            browser.lose("JSESSIONID");
        }

        Answer answer = browser.get(BEGIN + how, "Accept-Language", "fr");

        boolean isWriterTaken = List.of("writer", "latin", "ascii").contains(how);
        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.header("Content-Type").orElse("").startsWith("text/html"), answer.toString());
        assertEquals("fr", answer.header("Content-Language").orElse(""));
        assertTrue(answer.body().startsWith("<!DOCTYPE html>"), answer.body());
        assertTrue(answer.body().endsWith("</html>"), answer.body());
        assertTrue(answer.body().contains(isWriterTaken ? "R&#233;essayer" : "Réessayer"), answer.body());
        assertNothingIsLeft(how, answer);
    }

    @ParameterizedTest
    @DisplayName("S37 A request for a sign-in after the commit is one line in the log, and breaks nothing")
    @ValueSource(strings = {"navigate", "cors"})
    void tooLateIsOneLine(String mode) {
        Answer answer = browser.get(BEGIN + "committed", "Sec-Fetch-Mode", mode);

        assertEquals(200, answer.status());
        assertEquals("BEGUN", answer.body());
        assertEquals(List.of(), answer.setCookies());
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
        browser.get(BEGIN + how);
        boolean isRefused = ServerUnderTest.current() == ServerUnderTest.WILDFLY && how.equals("committed");
        assertEquals(isRefused ? "IllegalStateException" : "true", outcome());

        browser.get(BEGIN + how + "&logout=1");

        boolean throwsAfterwards = ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY && how.equals("committed");
        assertEquals(throwsAfterwards ? "IllegalStateException" : "signed out", outcome());
        assertEquals(302, browser.get(PAGE).status());
    }

    static void assertNothingIsLeft(String how, Answer answer) {
        assertFalse(answer.body().contains("BEGUN"), answer.body());
        for (String header : OF_THE_CONTENT) {
            assertEquals("", answer.header(header).orElse(""), header);
        }
        boolean isOfAFilter = how.equals("written");
        assertEquals(isOfAFilter ? "stays" : "", answer.header("X-Of-A-Filter").orElse(""));
        assertEquals(isOfAFilter, answer.setCookies().toString().contains("of-a-filter"), () -> answer.setCookies()
                .toString());
    }

    private String outcome() {
        return browser.get(APPLICATION + "/begin?outcome=1").body();
    }
}
