package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.dispatch.InternalServlet;
import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Open pages that dispatch to an internal one, which authenticates. */
@ArquillianTest
class DispatchIT {

    private static final String PAGES = Sites.DEMO + "/dispatch";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive pages() {
        return Archives.application("dispatch", Archives.configuration("dispatch"), InternalServlet.class.getPackage())
                .addClass(SignIn.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <error-page><error-code>410</error-code><location>/internal</location></error-page>
                        </web-app>
                        """));
    }

    @ParameterizedTest
    @DisplayName("S18 A page that was dispatched to returns to the address that the browser asked for")
    @ValueSource(strings = {"/by/forward?x=1", "/by/async?x=1", "/by/error?x=1", "/internal?x=1"})
    void dispatchedPageReturnsToWhatTheBrowserAskedFor(String page) {
        Page landing = StandIn.login(browser, PAGES + page, "alice", "ok");

        assertEquals(PAGES + page, landing.location().toString());
        assertEquals("INTERNAL somebody", browser.send(get(landing.location())).body());
    }
}
