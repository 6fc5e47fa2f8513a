package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusual addresses: a context root with a blank and an accent, and path parameters. */
// Elsewhere Arquillian chooses the context path itself.
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class AddressIT {

    private static final String SITE = ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY
            ? "http://localhost:" + System.getProperty("encoded.port")
            : Sites.DEMO;
    private static final String MAPS = SITE + "/cartes%20g%C3%A9o";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive maps() {
        return Archives.application(
                        "cartes",
                        Archives.ENDPOINTS
                                + DemoClient.credentials()
                                + "isogeo.redirect-uri=" + MAPS + "/login/callback\n",
                        ProtectedServlet.class.getPackage())
                // Without it Undertow writes a cookie path that no browser matches.
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <session-config><cookie-config><path>/cartes%20g%C3%A9o</path></cookie-config></session-config>
                        </web-app>
                        """))
                .addAsWebInfResource(new StringAsset("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <jboss-web><context-root>/cartes géo</context-root></jboss-web>
                        """), "jboss-web.xml")
                .addAsWebInfResource(new StringAsset("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.1">
                            <context-root uri="/cartes géo"/>
                        </web-ext>
                        """), "ibm-web-ext.xml")
                .addAsWebInfResource(new StringAsset("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <web-bnd xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.2">
                            <virtual-host name="encoded"/>
                        </web-bnd>
                        """), "ibm-web-bnd.xml");
    }

    @ParameterizedTest
    @DisplayName("S18 The user arrives at the address that they asked for, byte for byte")
    @ValueSource(
            strings = {
                "/protected",
                "/protected/roads?q=r%C3%A9seau",
                "/protected;zoom=3",
                "/protected/roads;zoom=3;layer=tiles?x=1;y=2",
                "/protected/caf%C3%A9",
                "/protected//x"
            })
    void userArrivesWhereTheyWanted(String page) {
        Page landing = StandIn.login(browser, MAPS + page, "alice", "ok");

        assertEquals(MAPS + page, landing.location().toString());
        Page arrived = browser.send(get(landing.location()));
        assertEquals(200, arrived.status());
        assertEquals("ENTERED", arrived.body());
    }

    @Test
    @DisplayName("S33 A session id that a server wrote into a link does not come back in an address")
    void sessionIdOfALinkIsDropped() {
        Page landing = StandIn.login(browser, MAPS + "/protected/roads;jsessionid=abc.node?x=1", "alice", "ok");

        assertEquals(MAPS + "/protected/roads?x=1", landing.location().toString());
    }

    @Test
    @DisplayName("S08 The login cookie comes back to the callback: its path is encoded as the browser's addresses are")
    void cookiePathIsEncoded() {
        String cookie = browser.send(get(MAPS + "/protected")).setCookies().get(0);

        assertTrue((cookie + ";").toLowerCase(Locale.ROOT).contains("path=/cartes%20g%c3%a9o;"), cookie);
    }
}
