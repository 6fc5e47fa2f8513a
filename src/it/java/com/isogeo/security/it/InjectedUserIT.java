package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static com.isogeo.standin.BrowserRequest.post;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.ended.RecordedEvents;
import com.isogeo.security.it.injected.UserServlet;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.IsogeoBrowser;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code @Inject IsogeoPrincipal} in a servlet, of which there is one for all users. */
@ArquillianTest
class InjectedUserIT {

    private static final String APPLICATION = Sites.DEMO + "/injected";
    private static final String USER = APPLICATION + "/user";
    private static final String NOBODY = "nobody is signed in with Isogeo in this request";
    private static final String ALICE = "Alice Exemple alice@example.org 2 true 89ee0eb3a15046a28886033b27f1d882";

    @Deployment(testable = false)
    static WebArchive injected() {
        return Archives.application(
                "injected",
                Archives.configuration("injected"),
                UserServlet.class.getPackage(),
                RecordedEvents.class.getPackage(),
                TokenServlet.class.getPackage());
    }

    @Test
    @DisplayName(
            "S32 The injected user is the one of this request, and nobody before the sign-in and after the sign-out")
    void userOfThisRequest() {
        IsogeoBrowser alice = Sites.browser();
        IsogeoBrowser bob = Sites.browser();
        assertEquals(NOBODY, alice.send(get(USER)).body());

        alice.follow(StandIn.login(alice, APPLICATION + "/token", "alice", "ok"));
        bob.follow(StandIn.login(bob, APPLICATION + "/token", "bob", "ok"));
        assertEquals(ALICE, alice.send(get(USER)).body());
        assertEquals("bob@example.org", bob.send(get(USER)).body().split(" ", 4)[2]);
        assertEquals(ALICE, alice.send(get(USER)).body());
        assertEquals(NOBODY, Sites.browser().send(get(USER)).body());

        alice.send(post(APPLICATION + "/logout", Map.of()));
        assertEquals(NOBODY, alice.send(get(USER)).body());
    }
}
