package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.begun.BegunServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.pages.OwnPageServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The lines that ordinary requests leave in the server's log: one of the module for each refusal, and no other. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class QuietLogIT {

    private static final String APPLICATION = Sites.DEMO + "/quiet";
    private static final String PAGE = APPLICATION + "/protected";
    private static final String BEGIN = APPLICATION + "/begin?how=";

    private final IsogeoBrowser browser = Sites.browser();
    private final String test = UUID.randomUUID().toString();

    @Deployment(testable = false)
    static WebArchive quiet() {
        return Archives.application(
                        "quiet",
                        Archives.configuration("quiet"),
                        BegunServlet.class.getPackage(),
                        ProtectedServlet.class.getPackage())
                .addClass(OwnPageServlet.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <error-page>
                                <error-code>403</error-code>
                                <location>/our-page</location>
                            </error-page>
                            <error-page>
                                <error-code>405</error-code>
                                <location>/our-page</location>
                            </error-page>
                        </web-app>
                        """));
    }

    @BeforeEach
    void begin() {
        mark("BEGIN");
    }

    @Test
    void cancelledSignInWithAPageOfTheApplication() {
        Page response = StandIn.login(browser, PAGE, "alice", "denied");

        assertEquals(403, response.status());
        assertEquals("OUR OWN PAGE 403", response.body());
    }

    @Test
    void otherPageOfTheApplication() {
        Page response = browser.send(post(APPLICATION + "/login/callback", Map.of()));

        assertEquals(405, response.status());
        assertEquals("OUR OWN PAGE 405", response.body());
    }

    @Test
    @DisplayName("A login that fails, with the module's page")
    void failedSignIn() {
        assertEquals(502, StandIn.login(browser, PAGE, "alice", "html").status());
        assertEquals(
                400,
                browser.send(get(APPLICATION + "/login/callback?code=a&state=b"))
                        .status());
    }

    @Test
    void scriptOfAStranger() {
        assertEquals(
                401, browser.send(get(PAGE).header("Sec-Fetch-Mode", "cors")).status());
        assertEquals(
                401,
                browser.send(BrowserRequest.of("PUT", PAGE).header("Sec-Fetch-Mode", "cors"))
                        .status());
        assertEquals(401, browser.send(get(PAGE).header("HX-Request", "true")).status());
        assertEquals(
                200,
                browser.send(get(PAGE).header("Faces-Request", "partial/ajax")).status());
        assertEquals(
                401,
                browser.send(get(BEGIN + "nothing").header("Sec-Fetch-Mode", "cors"))
                        .status());
    }

    @Test
    void signInAndOut() {
        assertEquals(
                "ENTERED",
                browser.follow(StandIn.login(browser, PAGE, "alice", "ok")).body());
        browser.send(get(BEGIN + "writer&logout=1"));
        assertEquals(302, browser.send(get(PAGE)).status());
    }

    @Test
    void responseBegunBefore() {
        for (String how : List.of("writer", "stream", "written", "latin", "ascii", "committed")) {
            browser.send(get(BEGIN + how).header("Sec-Fetch-Mode", "cors"));
            browser.send(get(BEGIN + how));
        }
    }

    @AfterEach
    void nothingButLinesOfOurs() {
        mark("END");
        List<String> warnings = ServerLog.warnings(ServerLog.between("BEGIN " + test, "END " + test));

        assertTrue(
                warnings.stream().allMatch(line -> line.contains(" ISOGEO2") && !line.contains("ISOGEO211")),
                () -> String.join("\n", warnings));
    }

    /** Uses the connection of the earlier requests, so that the server has ended those before it writes the mark. */
    private void mark(String word) {
        browser.send(get(APPLICATION + "/begin?mark=" + word + "%20" + test));
    }
}
