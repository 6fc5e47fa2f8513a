package com.isogeo.security.it.bearer;

import com.isogeo.security.IsogeoToken;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** The executor whose tasks run as the user who submitted them, on every server. */
@ApplicationScoped
@ContextServiceDefinition(
        name = Executors.SIGNED_IN,
        propagated = {
            ContextServiceDefinition.APPLICATION,
            ContextServiceDefinition.SECURITY,
            IsogeoToken.THREAD_CONTEXT
        })
@ManagedExecutorDefinition(name = Executors.CALLS, context = Executors.SIGNED_IN)
public class Executors {

    static final String SIGNED_IN = "java:app/concurrent/signed-in";
    static final String CALLS = "java:app/concurrent/calls";
}
