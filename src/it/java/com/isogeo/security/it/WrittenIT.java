package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.written.Writes;
import com.isogeo.standin.IsogeoBrowser;
import java.io.File;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With the demo's {@code weld.properties}, the page after a login writes nothing into the new session; see docs/how-to/cluster.md. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class WrittenIT {

    private static final String PAGE = Sites.DEMO + "/written/page";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive written() {
        return Archives.application("written", Archives.configuration("written"), Writes.class.getPackage())
                .addAsResource(new File("src/demo/resources/weld.properties"), "weld.properties");
    }

    @Test
    void onlyTheLoginIsWritten() {
        assertEquals(
                "com.isogeo.security.login",
                browser.follow(StandIn.login(browser, PAGE, "alice", "ok")).body());
        assertEquals("com.isogeo.security.login", browser.send(get(PAGE)).body());
    }
}
