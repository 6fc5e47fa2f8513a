package com.isogeo.security.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OperatorLogTest {

    private final TestClock clock = new TestClock();
    private final OperatorLog log = new OperatorLog(clock);

    @Test
    @DisplayName("S38 A stranger who repeats himself makes one line in ten seconds, and hides no other kind of line")
    void repetitionIsQuiet() {
        try (TestLog lines = new TestLog("com.isogeo.security.login")) {
            for (int i = 0; i < 1000; i++) {
                log.warn(LoginError.LOGIN_EXPIRED, "stale");
                clock.advance(Duration.ofMillis(9));
            }
            log.warn(LoginError.LOGIN_LOOP, "loop");
            assertEquals(List.of("ISOGEO202: stale", "ISOGEO203: loop"), lines.at(Level.WARNING));
            assertEquals(999, lines.at(Level.FINE).size());

            clock.advance(Duration.ofSeconds(2));
            log.warn(LoginError.LOGIN_EXPIRED, "stale again");
            assertEquals(
                    List.of("ISOGEO202: stale", "ISOGEO203: loop", "ISOGEO202: stale again"), lines.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S38 A kind of line is there again when its ten seconds are over, and not before")
    void lineIsThereAgainAfterTenSeconds() {
        try (TestLog lines = new TestLog("com.isogeo.security.login")) {
            log.warn(LoginError.LOGIN_EXPIRED, "first");
            clock.advance(Duration.ofMillis(9_999));
            log.warn(LoginError.LOGIN_EXPIRED, "second");
            clock.advance(Duration.ofMillis(1));
            log.warn(LoginError.LOGIN_EXPIRED, "third");

            assertEquals(List.of("ISOGEO202: first", "ISOGEO202: third"), lines.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S38 A clock that is put back does not silence the log")
    void clockThatIsPutBackSilencesNothing() {
        try (TestLog lines = new TestLog("com.isogeo.security.login")) {
            log.warn(LoginError.LOGIN_EXPIRED, "stale");
            clock.advance(Duration.ofHours(-1));
            log.warn(LoginError.LOGIN_EXPIRED, "stale again");
            assertEquals(List.of("ISOGEO202: stale", "ISOGEO202: stale again"), lines.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S38 Each level has its own line, and what is repeated is there at DEBUG")
    void eachLevelHasItsLine() {
        IllegalStateException cause = new IllegalStateException("the cause");
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            for (int i = 0; i < 2; i++) {
                log.info(Message.MAX_AGE_REACHED, "ended " + i);
                log.error(Message.OBSERVER_FAILED, "failed " + i, cause);
            }

            assertEquals(List.of("ISOGEO307: ended 0"), lines.at(Level.INFO));
            assertEquals(List.of("ISOGEO306: failed 0"), lines.at(Level.SEVERE));
            assertEquals(List.of("ISOGEO307: ended 1", "ISOGEO306: failed 1"), lines.at(Level.FINE));
            assertTrue(lines.all().contains("IllegalStateException: the cause"), lines.all());
        }
    }
}
