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

/** Responses to scripts, the address at which their user signs in, and forms that are posted after the session ended. */
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
    @DisplayName("S05 The response to a script says where its user signs in: no redirect, no cookie, no password box")
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
        Response response = browser.get(PAGE, parts[0], parts[1], "Referer", APPLICATION + "/open?x=%20&y");

        String signIn = SIGN_IN + "?page=%2Fdoors%2Fopen%3Fx%3D%2520%26y";
        assertEquals(401, response.status());
        assertEquals("application/problem+json", response.header("Content-Type").orElse(""));
        assertTrue(response.body().contains("\"sign_in\":\"" + signIn + "\""), response.body());
        assertEquals("Isogeo", response.header("WWW-Authenticate").orElse(""));
        assertEquals(List.of(), response.setCookies());
        assertEquals(
                header.startsWith("HX") ? signIn : "",
                response.header("HX-Redirect").orElse(""));
    }

    @Test
    @DisplayName("S05 Jakarta Faces' own script gets a partial response with a redirect")
    void facesIsTold() {
        Response response = browser.post(
                PAGE, Map.of("jakarta.faces.partial.ajax", "true"), "Faces-Request", "partial/ajax", "Referer", PAGE);

        assertEquals(200, response.status());
        assertTrue(response.header("Content-Type").orElse("").startsWith("text/xml"));
        assertTrue(
                response.body()
                        .endsWith("<partial-response><redirect url='" + SIGN_IN
                                + "?page=%2Fdoors%2Fprotected%2Fpage'></redirect></partial-response>"),
                response.body());
        assertEquals(List.of(), response.setCookies());
    }

    @Test
    @DisplayName("S53 The address of sign_in signs in, and ends on the page, also for who is signed in already")
    void personSignsInWhereTheScriptSays() {
        String address = SIGN_IN + "?page=%2Fdoors%2Fopen%3Fx%3D1";

        Response home = StandIn.login(browser, address, "alice", "ok");
        Response again = browser.get(address);

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
        Response response = new RawRequest(method, "/doors/login/callback/start?" + query).send();

        assertEquals(status, response.status(), response.toString());
        assertFalse(response.toString().contains("ENTERED"));
        if (status == 302) {
            Response toAuthorize = browser.get(SIGN_IN + "?" + query.replace("%FF", ""));
            URI home = browser.get(StandIn.signIn(browser, toAuthorize, "alice", "ok"))
                    .location();
            assertEquals(APPLICATION + "/", home.toString());
        }
    }

    @ParameterizedTest
    @DisplayName("S18 A form that comes too late is not sent again: its page finds an attribute that says so, once")
    @CsvSource({"/doors/protected/page?x=1, /doors/protected/page?x=1", "/elsewhere, /doors/", "'', /doors/"})
    void lateFormIsNotSentAgain(String pageOfTheForm, String landing) {
        String[] headers = pageOfTheForm.isEmpty()
                ? new String[] {"Sec-Fetch-Mode", "navigate"}
                : new String[] {"Sec-Fetch-Mode", "navigate", "Referer", Sites.DEMO + pageOfTheForm};
        Response toAuthorize = browser.post(APPLICATION + "/protected/form", Map.of("text", "lost"), headers);

        Response home = browser.get(StandIn.signIn(browser, toAuthorize, "alice", "ok"));

        assertEquals(Sites.DEMO + landing, home.location().toString());
        browser.get(PAGE, "Sec-Fetch-Mode", "cors");
        assertTrue(browser.get(PAGE).body().endsWith("FORM NOT SENT"));
        assertFalse(browser.get(PAGE).body().endsWith("FORM NOT SENT"));
    }
}
