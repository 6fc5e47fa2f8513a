package com.isogeo.security.it.faults;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** The sessions of this application that are open. */
@ApplicationScoped
public class Counts {

    private final AtomicInteger sessions = new AtomicInteger();

    void changeSessions(int by) {
        sessions.addAndGet(by);
    }

    int sessions() {
        return sessions.get();
    }
}
