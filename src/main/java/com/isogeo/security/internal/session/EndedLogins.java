package com.isogeo.security.internal.session;

import com.isogeo.security.internal.cache.ExpiringMap;
import java.time.Clock;
import java.time.Duration;

/**
 * The logins that ended on this node a moment ago, while their sessions stayed. A session has no atomic step from one
 * value to the next: a request that read a login before it ended would put its next form back. Whoever writes looks
 * in here afterwards.
 */
final class EndedLogins {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private static final int MAX_LOGINS = 100_000;

    private final ExpiringMap<String, Boolean> bySubjectKey;

    EndedLogins(Clock clock) {
        this.bySubjectKey = new ExpiringMap<>(clock, LIFE, MAX_LOGINS);
    }

    void add(Login login) {
        bySubjectKey.put(login.subjectKey(), true);
    }

    /** Whether this is the first time within a minute. */
    boolean addIfAbsent(Login login) {
        return bySubjectKey.putIfAbsent(login.subjectKey(), true).isEmpty();
    }

    boolean contains(Login login) {
        return bySubjectKey.find(login.subjectKey()).isPresent();
    }
}
