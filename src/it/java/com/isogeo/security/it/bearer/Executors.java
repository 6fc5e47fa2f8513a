package com.isogeo.security.it.bearer;

import com.isogeo.security.IsogeoToken;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/** The executor whose tasks run as the user who submitted them, on every server (docs/servers/payara.md has an exception). */
@ApplicationScoped
@ContextServiceDefinition(
        name = "java:app/concurrent/signed-in",
        propagated = {
            ContextServiceDefinition.APPLICATION,
            ContextServiceDefinition.SECURITY,
            IsogeoToken.THREAD_CONTEXT
        })
@ManagedExecutorDefinition(name = "java:app/concurrent/calls", context = "java:app/concurrent/signed-in")
public class Executors {}
