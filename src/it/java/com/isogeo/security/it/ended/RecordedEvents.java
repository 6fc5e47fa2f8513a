package com.isogeo.security.it.ended;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.IsogeoEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Switches the module on. One observer records all events, another one throws. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class RecordedEvents {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();

    void add(@Observes @Priority(1) IsogeoEvent event) {
        events.add(event.toString());
    }

    void fail(@Observes IsogeoEvent.SignedOut event) {
        throw new IllegalStateException("a broken observer of " + event.caller());
    }

    void countSession(int more) {
        sessions.addAndGet(more);
    }

    String report() {
        return sessions + " sessions\n" + String.join("\n", events);
    }

    void forget() {
        events.clear();
    }
}
