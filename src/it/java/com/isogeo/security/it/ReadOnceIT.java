package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.once.FleetingSource;
import com.isogeo.standin.IsogeoBrowser;
import java.util.List;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application whose configuration drops the issuer after the deployment. */
@ArquillianTest
class ReadOnceIT {

    @Deployment(testable = false)
    static WebArchive once() {
        return Archives.application(
                        "once",
                        Archives.configuration("once"),
                        FleetingSource.class.getPackage(),
                        ProtectedServlet.class.getPackage())
                .addAsResource(
                        new StringAsset(FleetingSource.class.getName()),
                        "META-INF/services/" + ConfigSource.class.getName());
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @Test
    @DisplayName("S13 S50 What was checked at deployment is what is used: the issuer is asked for all the same")
    void issuerThatIsGoneIsStillAskedFor() {
        IsogeoBrowser browser = Sites.browser();

        assertEquals(
                400,
                StandIn.login(browser, Sites.DEMO + "/once/protected", "alice", "ok")
                        .status());
        assertEquals(List.of(), StandIn.receivedFromServer("alice"));
    }
}
