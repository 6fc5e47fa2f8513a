package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.IsogeoBrowser;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that sets the expected issuer. */
@ArquillianTest
class IssuerIT {

    private static final String PAGE = Sites.DEMO + "/issuer/protected";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive issuer() {
        return Archives.application(
                "issuer",
                Archives.configuration("issuer") + "isogeo.issuer=http://127.0.0.1:${standin.port}\n",
                ProtectedServlet.class.getPackage());
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @Test
    @DisplayName("S13 The issuer that is configured is taken")
    void rightIssuerIsTaken() {
        assertEquals(
                "ENTERED",
                browser.follow(StandIn.login(browser, PAGE, "alice", "ok")).body());
    }

    @ParameterizedTest
    @DisplayName("S13 S50 Another issuer, or none, is refused before the code is used")
    @ValueSource(strings = {"no-iss", "wrong-iss", "no-iss,denied", "wrong-iss,denied"})
    void otherIssuerIsRefused(String scenario) {
        assertEquals(400, StandIn.login(browser, PAGE, "alice", scenario).status());
        assertEquals(List.of(), StandIn.receivedFromServer("alice"));
    }
}
