package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application declares an {@code <error-page>} of its own. */
@ArquillianTest
class OwnPagesIT {

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive byDescriptor() {
        return OwnPageByKeyIT.application("own-pages", "").setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                    <error-page>
                                        <error-code>400</error-code>
                                        <location>/our-page</location>
                                    </error-page>
                                </web-app>
                                """));
    }

    @Test
    @DisplayName("S41 An error page of the descriptor is shown, and the servlet behind the callback is not entered")
    void errorPageOfTheDescriptorIsShown() {
        Page response = browser.send(get(Sites.DEMO + "/own-pages/login/callback?code=a&state=b"));

        assertEquals(400, response.status());
        assertEquals("OUR OWN PAGE 400", response.body());
    }

    @Test
    void statusWithoutAnErrorPageGetsTheModulesPage() {
        Page response = StandIn.login(browser, Sites.DEMO + "/own-pages/protected", "alice", "html");

        assertEquals(502, response.status());
        assertTrue(response.body().contains("Isogeo cannot sign you in right now"), response.body());
    }

    @ParameterizedTest
    @DisplayName(
            "S37 An error page of the descriptor is shown also where a servlet has taken its writer before it asked for a login")
    @ValueSource(strings = {"nothing", "writer", "latin"})
    void errorPageIsShownAfterTheWriterIsTaken(String how) {
        assertEquals(
                "OUR OWN PAGE 400", OwnPageByKeyIT.afterALoop("own-pages", how).body());
    }

    @AfterEach
    void nothingBehindTheCallbackWasEntered() {
        assertEquals(
                "null", browser.send(get(Sites.DEMO + "/own-pages/entered")).body());
    }
}
