package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.pages.OwnPageServlet;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that names the issuer it expects. */
@ArquillianTest
class IssuerIT {

    private static final String PLAN = Sites.DEMO + "/issuer/plan";

    private final Browser browser = new Browser();

    @Deployment(testable = false)
    static WebArchive issuer() {
        return Archives.application(
                "issuer",
                Archives.CLIENT
                        + DemoClient.credentials()
                        + "isogeo.redirect-uri=http://localhost:${demo.port}/issuer/login/callback\n"
                        + "isogeo.issuer=http://127.0.0.1:${standin.port}\n",
                OwnPageServlet.class.getPackage());
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @Test
    @DisplayName("S13 The issuer that is configured is taken")
    void rightIssuerIsTaken() {
        assertEquals(
                "PLAN",
                browser.followed(StandIn.login(browser, PLAN, "alice", "ok")).body());
    }

    @ParameterizedTest
    @DisplayName("S13 S50 Another issuer, or none, is refused before the code is used")
    @ValueSource(strings = {"no-iss", "wrong-iss", "no-iss,denied", "wrong-iss,denied"})
    void otherIssuerIsRefused(String scenario) {
        assertEquals(400, StandIn.login(browser, PLAN, "alice", scenario).status());
        assertEquals(List.of(), StandIn.receivedFromServer("alice"));
    }
}
