package com.isogeo.security.it.doors;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Switches the module on, with an expression, and counts requests and sessions. */
@Named
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition(redirectUri = "#{doors.origin}/doors/login/callback")
public class Doors {

    private final AtomicInteger entered = new AtomicInteger();
    private final AtomicInteger sessions = new AtomicInteger();

    public String getOrigin() {
        return "http://localhost:" + ConfigProvider.getConfig().getValue("demo.port", String.class);
    }

    void enter() {
        entered.incrementAndGet();
    }

    void openSession() {
        sessions.incrementAndGet();
    }

    String counts() {
        return "entered=" + entered + " sessions=" + sessions;
    }
}
