package com.isogeo.security.internal.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One line for the operator on each topic, at most one every ten seconds: a stranger who repeats himself fills no disk. The
 * lines in between are there at level DEBUG.
 */
public final class OperatorLog {

    private static final Logger LOGGER = System.getLogger("com.isogeo.security.login");
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    public OperatorLog(Clock clock) {
        this.clock = clock;
    }

    /** Topics are words of this module, never of a request: their number is bounded. */
    void tell(String topic, String sentence) {
        LOGGER.log(isDue(topic) ? Level.WARNING : Level.DEBUG, sentence);
    }

    void tell(String topic, String sentence, Throwable cause) {
        LOGGER.log(isDue(topic) ? Level.ERROR : Level.DEBUG, sentence, cause);
    }

    private boolean isDue(String topic) {
        Instant now = clock.instant();
        Instant last = told.putIfAbsent(topic, now);
        return last == null || (!last.plus(QUIET).isAfter(now) && told.replace(topic, last, now));
    }
}
