package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import java.util.function.Consumer;

/** Tells the application what happened. One of its observers that throws breaks nothing. */
public final class LoginEvents {

    private final Consumer<IsogeoEvent> observers;
    private final OperatorLog log;

    public LoginEvents(Consumer<IsogeoEvent> observers, OperatorLog log) {
        this.observers = observers;
        this.log = log;
    }

    public void tell(IsogeoEvent event) {
        try {
            observers.accept(event);
        } catch (RuntimeException e) {
            log.tell(Message.OBSERVER_FAILED, "An observer of IsogeoEvent failed; the sign-in goes on.", e);
        }
    }
}
