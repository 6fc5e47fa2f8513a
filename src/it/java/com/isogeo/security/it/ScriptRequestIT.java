package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
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

    private final IsogeoBrowser browser = Sites.browser();

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
        Page response =
                browser.send(get(PAGE).header(parts[0], parts[1]).header("Referer", APPLICATION + "/open?x=%20&y"));

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
        Page response = browser.send(post(PAGE, Map.of("jakarta.faces.partial.ajax", "true"))
                .header("Faces-Request", "partial/ajax")
                .header("Referer", PAGE));

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

        Page home = StandIn.login(browser, address, "alice", "ok");
        Page again = browser.send(get(address));

        assertEquals(APPLICATION + "/open?x=1", home.location().toString());
        assertEquals(APPLICATION + "/open?x=1", again.location().toString());
        assertFalse(browser.send(get(again.location())).body().contains("nobody"));
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
        Page response = new RawRequest(method, "/doors/login/callback/start?" + query).send();

        assertEquals(status, response.status(), response.body());
        assertFalse((response.headers().map() + response.body()).contains("ENTERED"));
        if (status == 302) {
            Page toAuthorize = browser.send(get(SIGN_IN + "?" + query.replace("%FF", "")));
            URI home = browser.send(get(StandIn.signIn(browser, toAuthorize, "alice", "ok")))
                    .location();
            assertEquals(APPLICATION + "/", home.toString());
        }
    }

    @ParameterizedTest
    @DisplayName("S18 A form that comes too late is not sent again: its page finds an attribute that says so, once")
    @CsvSource({"/doors/protected/page?x=1, /doors/protected/page?x=1", "/elsewhere, /doors/", "'', /doors/"})
    void lateFormIsNotSentAgain(String pageOfTheForm, String landing) {
        BrowserRequest form =
                post(APPLICATION + "/protected/form", Map.of("text", "lost")).header("Sec-Fetch-Mode", "navigate");
        Page toAuthorize =
                browser.send(pageOfTheForm.isEmpty() ? form : form.header("Referer", Sites.DEMO + pageOfTheForm));

        Page home = browser.send(get(StandIn.signIn(browser, toAuthorize, "alice", "ok")));

        assertEquals(Sites.DEMO + landing, home.location().toString());
        browser.send(get(PAGE).header("Sec-Fetch-Mode", "cors"));
        assertTrue(browser.send(get(PAGE)).body().endsWith("FORM NOT SENT"));
        assertFalse(browser.send(get(PAGE)).body().endsWith("FORM NOT SENT"));
    }
}
