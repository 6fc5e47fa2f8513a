package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.pages.OwnPageServlet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application shows pages of its own: by an ordinary error-page, or by one key; the second also sends its secret in the form. */
@ArquillianTest
class OwnPagesIT {

    private final Browser browser = new Browser();

    @Deployment(name = "by-descriptor", testable = false)
    static WebArchive byDescriptor() {
        return application("own-pages", "").setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                    <error-page>
                                        <error-code>400</error-code>
                                        <location>/our-page</location>
                                    </error-page>
                                </web-app>
                                """));
    }

    @Deployment(name = "by-key", testable = false)
    static WebArchive byKey() {
        return application("post", "isogeo.error-page=/our-page\nisogeo.client-authentication=post\n");
    }

    private static WebArchive application(String name, String more) {
        return Archives.application(
                name,
                Archives.CLIENT
                        + DemoClient.credentials()
                        + "isogeo.redirect-uri=http://localhost:${demo.port}/" + name + "/login/callback\n"
                        + more,
                OwnPageServlet.class.getPackage());
    }

    @Test
    void errorPageOfTheDescriptorIsShown() {
        Answer answer = browser.get(Sites.DEMO + "/own-pages/login/callback?code=a&state=b");

        assertEquals(400, answer.status());
        assertEquals("OUR OWN PAGE 400", answer.body());
    }

    @Test
    void statusWithoutAnErrorPageGetsTheModulesPage() {
        Answer answer = StandIn.login(browser, Sites.DEMO + "/own-pages/plan", "alice", "html");

        assertEquals(502, answer.status());
        assertTrue(answer.body().contains("Isogeo cannot sign you in right now"), answer.body());
    }

    @Test
    void pageOfTheKeyIsShownForEveryStatus() {
        Answer forged = browser.get(Sites.DEMO + "/post/login/callback?code=a&state=b");
        Answer wrong = StandIn.login(browser, Sites.DEMO + "/post/plan", "alice", "html");

        assertEquals("OUR OWN PAGE 400", forged.body());
        assertEquals(400, forged.status());
        assertEquals("OUR OWN PAGE 502", wrong.body());
        assertEquals(502, wrong.status());
    }

    @Test
    @DisplayName("S20 The secret goes into the form where isogeo.client-authentication=post asks for it")
    void clientAuthenticatesInTheForm() {
        assertEquals(
                "PLAN",
                browser.followed(StandIn.login(browser, Sites.DEMO + "/post/plan", "alice", "ok"))
                        .body());
    }
}
