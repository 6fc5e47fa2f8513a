package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import java.util.function.Consumer;

/** Publishes events to the application. An observer that throws breaks nothing. */
public final class LoginEvents {

    private final Consumer<IsogeoEvent> observers;
    private final OperatorLog log;

    public LoginEvents(Consumer<IsogeoEvent> observers, OperatorLog log) {
        this.observers = observers;
        this.log = log;
    }

    public void publish(IsogeoEvent event) {
        try {
            observers.accept(event);
        } catch (RuntimeException e) {
            log.error(Message.OBSERVER_FAILED, "An observer of IsogeoEvent failed; the login goes on.", e);
        }
    }
}
