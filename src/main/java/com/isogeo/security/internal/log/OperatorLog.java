package com.isogeo.security.internal.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One line for the operator of each kind, at most one every ten seconds: repeated requests fill no disk. The lines in
 * between are there at level DEBUG.
 */
public final class OperatorLog {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Integer, Instant> lastByNumber = new ConcurrentHashMap<>();

    public OperatorLog(Clock clock) {
        this.clock = clock;
    }

    /** For what is as the operator wanted it. */
    public void info(LogCode code, String sentence) {
        logger(code).log(isDue(code) ? Level.INFO : Level.DEBUG, text(code, sentence));
    }

    public void warn(LogCode code, String sentence) {
        logger(code).log(isDue(code) ? Level.WARNING : Level.DEBUG, text(code, sentence));
    }

    public void error(LogCode code, String sentence, Throwable cause) {
        logger(code).log(isDue(code) ? Level.ERROR : Level.DEBUG, text(code, sentence), cause);
    }

    private static Logger logger(LogCode code) {
        return System.getLogger(code.logger());
    }

    private static String text(LogCode code, String sentence) {
        return code.id() + ": " + sentence;
    }

    private boolean isDue(LogCode code) {
        Instant now = clock.instant();
        Instant last = lastByNumber.putIfAbsent(code.number(), now);
        return last == null || (isIntervalOver(last, now) && lastByNumber.replace(code.number(), last, now));
    }

    /** In either direction: a clock that was put back must not silence the log. */
    private static boolean isIntervalOver(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(INTERVAL) >= 0;
    }
}
