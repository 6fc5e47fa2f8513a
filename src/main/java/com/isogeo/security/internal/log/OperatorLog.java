package com.isogeo.security.internal.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One line for the operator of each kind, at most one every ten seconds: a stranger who repeats himself fills no disk. The
 * lines in between are there at level DEBUG.
 */
public final class OperatorLog {

    private static final Duration QUIET = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Message, Instant> told = new ConcurrentHashMap<>();

    public OperatorLog(Clock clock) {
        this.clock = clock;
    }

    public void tell(Message message, String sentence) {
        logger(message).log(isDue(message) ? Level.WARNING : Level.DEBUG, text(message, sentence));
    }

    public void tell(Message message, String sentence, Throwable cause) {
        logger(message).log(isDue(message) ? Level.ERROR : Level.DEBUG, text(message, sentence), cause);
    }

    private static Logger logger(Message message) {
        return System.getLogger(message.logger());
    }

    private static String text(Message message, String sentence) {
        return message.id() + ": " + sentence;
    }

    private boolean isDue(Message message) {
        Instant now = clock.instant();
        Instant last = told.putIfAbsent(message, now);
        return last == null || (isQuietOver(last, now) && told.replace(message, last, now));
    }

    /** In either direction: a clock that was put back must not silence the log. */
    private static boolean isQuietOver(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(QUIET) >= 0;
    }
}
