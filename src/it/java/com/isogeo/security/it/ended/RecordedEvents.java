package com.isogeo.security.it.ended;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.IsogeoEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Switches the module on; one observer writes all down, and another one is broken. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class Heard {

    private final List<String> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();

    void hear(@Observes @Priority(1) IsogeoEvent event) {
        events.add(event.toString());
    }

    void fail(@Observes IsogeoEvent.SignedOut event) {
        throw new IllegalStateException("a broken observer of " + event.caller());
    }

    void countSession(int more) {
        sessions.addAndGet(more);
    }

    String told() {
        return sessions + " sessions\n" + String.join("\n", events);
    }

    void forget() {
        events.clear();
    }
}
