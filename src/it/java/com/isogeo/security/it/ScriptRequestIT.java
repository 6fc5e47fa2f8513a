package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script is told, where a person signs in after it, and what becomes of a form that comes too late. */
@ArquillianTest
class ScriptRequestIT {

    private static final String APPLICATION = Sites.DEMO + "/doors";
    private static final String PAGE = APPLICATION + "/protected/page";
    private static final String SIGN_IN = APPLICATION + "/login/callback/start";

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive doors() {
        return DoorsIT.doors();
    }

    @ParameterizedTest
    @DisplayName("S05 A script is told where a person signs in: no redirect, no cookie, no password box")
    @ValueSource(
            strings = {
                "Sec-Fetch-Mode: cors",
                "Sec-Fetch-Mode: no-cors",
                "Sec-Fetch-Mode: websocket",
                "X-Requested-With: XMLHttpRequest",
                "Accept: application/json",
                "Accept: text/event-stream",
                "Sec-Purpose: prefetch",
                "HX-Request: true"
            })
    void scriptIsTold(String header) {
        String[] parts = header.split(": ", 2);
        Answer answer = browser.get(PAGE, parts[0], parts[1], "Referer", APPLICATION + "/open?x=%20&y");

        String signIn = SIGN_IN + "?page=%2Fdoors%2Fopen%3Fx%3D%2520%26y";
        assertEquals(401, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type").orElse(""));
        assertTrue(answer.body().contains("\"sign_in\":\"" + signIn + "\""), answer.body());
        assertEquals("Isogeo", answer.header("WWW-Authenticate").orElse(""));
        assertEquals(List.of(), answer.setCookies());
        assertEquals(
                header.startsWith("HX") ? signIn : "",
                answer.header("HX-Redirect").orElse(""));
    }

    @Test
    @DisplayName("S05 Jakarta Faces' own script is told in its own words")
    void facesIsTold() {
        Answer answer = browser.post(
                PAGE, Map.of("jakarta.faces.partial.ajax", "true"), "Faces-Request", "partial/ajax", "Referer", PAGE);

        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type").orElse("").startsWith("text/xml"));
        assertTrue(
                answer.body()
                        .endsWith("<partial-response><redirect url='" + SIGN_IN
                                + "?page=%2Fdoors%2Fprotected%2Fpage'></redirect></partial-response>"),
                answer.body());
        assertEquals(List.of(), answer.setCookies());
    }

    @Test
    @DisplayName("S53 The address of sign_in signs in, and ends on the page, also for who is signed in already")
    void personSignsInWhereTheScriptSays() {
        String address = SIGN_IN + "?page=%2Fdoors%2Fopen%3Fx%3D1";

        Answer home = StandIn.login(browser, address, "alice", "ok");
        Answer again = browser.get(address);

        assertEquals(APPLICATION + "/open?x=1", home.location().toString());
        assertEquals(APPLICATION + "/open?x=1", again.location().toString());
        assertFalse(browser.get(again.location()).body().contains("nobody"));
    }

    @ParameterizedTest
    @DisplayName("S18 S41 The address of sign_in leads nowhere else, and no other method does anything there")
    @CsvSource({
        "GET, page=https%3A%2F%2Fevil.example%2F, 302",
        "GET, page=%2F%2Fevil.example, 302",
        "GET, page=a&page=b, 302",
        "GET, page=%FF, 302",
        "POST, page=%2Fdoors%2F, 405",
        "PUT, page=%2Fdoors%2F, 405"
    })
    void signInLeadsNowhereElse(String method, String query, int status) {
        Answer answer = new RawRequest(method, "/doors/login/callback/start?" + query).sent();

        assertEquals(status, answer.status(), answer.toString());
        assertFalse(answer.toString().contains("ENTERED"));
        if (status == 302) {
            Answer toAuthorize = browser.get(SIGN_IN + "?" + query.replace("%FF", ""));
            URI home = browser.get(StandIn.signIn(browser, toAuthorize, "alice", "ok"))
                    .location();
            assertEquals(APPLICATION + "/", home.toString());
        }
    }

    @ParameterizedTest
    @DisplayName("S18 A form that comes too late is not sent again: its page is told, once")
    @CsvSource({"/doors/protected/page?x=1, /doors/protected/page?x=1", "/elsewhere, /doors/", "'', /doors/"})
    void lateFormIsNotSentAgain(String pageOfTheForm, String landing) {
        String[] headers = pageOfTheForm.isEmpty()
                ? new String[] {"Sec-Fetch-Mode", "navigate"}
                : new String[] {"Sec-Fetch-Mode", "navigate", "Referer", Sites.DEMO + pageOfTheForm};
        Answer toAuthorize = browser.post(APPLICATION + "/protected/form", Map.of("text", "lost"), headers);

        Answer home = browser.get(StandIn.signIn(browser, toAuthorize, "alice", "ok"));

        assertEquals(Sites.DEMO + landing, home.location().toString());
        browser.get(PAGE, "Sec-Fetch-Mode", "cors");
        assertTrue(browser.get(PAGE).body().endsWith("FORM NOT SENT"));
        assertFalse(browser.get(PAGE).body().endsWith("FORM NOT SENT"));
    }
}
