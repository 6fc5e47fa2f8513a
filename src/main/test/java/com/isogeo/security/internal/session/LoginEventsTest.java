package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoginEventsTest {

    @Test
    @DisplayName("S38 An observer that throws is told to the operator, and breaks nothing")
    void failureOfAnObserverIsLogged() {
        LoginEvents events = new LoginEvents(
                event -> {
                    throw new IllegalStateException("of the application");
                },
                new OperatorLog(new TestClock()));

        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            events.publish(new IsogeoEvent.MaxAgeReached(new CallerPrincipal("alice")));

            assertEquals(
                    List.of("ISOGEO306: An observer of IsogeoEvent failed; the login goes on."),
                    lines.at(Level.SEVERE));
        }
    }
}
