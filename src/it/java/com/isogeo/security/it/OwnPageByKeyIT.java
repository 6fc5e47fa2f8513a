package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.begun.BegunServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.pages.OwnPageServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application names an error page of its own by a key, and sends its secret in the form by another one. */
@ArquillianTest
class OwnPageByKeyIT {

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive byKey() {
        return application("post", "isogeo.error-page=/our-page\nisogeo.client-authentication=post\n");
    }

    static WebArchive application(String name, String more) {
        return Archives.application(
                        name,
                        Archives.configuration(name) + more,
                        OwnPageServlet.class.getPackage(),
                        ProtectedServlet.class.getPackage())
                .addClass(BegunServlet.class);
    }

    @ParameterizedTest
    @DisplayName(
            "S37 The page of the key is shown also where a servlet has taken its writer before it asked for a login")
    @ValueSource(strings = {"nothing", "writer", "latin"})
    void pageIsShownAfterTheWriterIsTaken(String how) {
        Page response = afterALoop("post", how);

        assertEquals(400, response.status());
        assertEquals("OUR OWN PAGE 400", response.body());
        AnswerBegunIT.assertNothingIsLeft(how, response);
    }

    /** The response to the third login of one browser within a minute, by a servlet that has begun its response. */
    static Page afterALoop(String application, String how) {
        IsogeoBrowser forgetful = Sites.browser();
        for (int i = 0; i < 2; i++) {
            StandIn.login(forgetful, Sites.DEMO + "/" + application + "/protected", "alice", "ok");
            forgetful.removeCookies("JSESSIONID");
        }
        return forgetful.send(get(Sites.DEMO + "/" + application + "/begin?how=" + how));
    }

    @Test
    @DisplayName(
            "S41 The page of the key is shown for every status, and the servlet behind the callback is not entered")
    void pageOfTheKeyIsShownForEveryStatus() {
        Page forged = browser.send(get(Sites.DEMO + "/post/login/callback?code=a&state=b"));
        Page wrong = StandIn.login(browser, Sites.DEMO + "/post/protected", "alice", "html");

        assertEquals("OUR OWN PAGE 400", forged.body());
        assertEquals(400, forged.status());
        assertEquals("OUR OWN PAGE 502", wrong.body());
        assertEquals(502, wrong.status());
    }

    @Test
    @DisplayName("S20 The secret goes into the form where isogeo.client-authentication=post asks for it")
    void clientAuthenticatesInTheForm() {
        assertEquals(
                "ENTERED",
                browser.follow(StandIn.login(browser, Sites.DEMO + "/post/protected", "alice", "ok"))
                        .body());
    }

    @AfterEach
    void nothingBehindTheCallbackWasEntered() {
        assertEquals("null", browser.send(get(Sites.DEMO + "/post/entered")).body());
    }
}
