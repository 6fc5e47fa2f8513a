package com.isogeo.security.internal.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The logins that ended on this node a moment ago, while their sessions stayed. A session knows no atomic step from one value to
 * the next: a request that read a login before it ended would put its next form back. Who writes looks in here afterwards.
 */
final class EndedLogins {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, Instant> bySubjectKey = new ConcurrentHashMap<>();

    EndedLogins(Clock clock) {
        this.clock = clock;
    }

    void add(Login login) {
        Instant now = clock.instant();
        bySubjectKey.values().removeIf(end -> Duration.between(end, now).abs().compareTo(KEPT) >= 0);
        bySubjectKey.put(login.subjectKey(), now);
    }

    boolean contains(Login login) {
        return bySubjectKey.containsKey(login.subjectKey());
    }
}
