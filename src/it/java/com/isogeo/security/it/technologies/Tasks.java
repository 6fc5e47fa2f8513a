package com.isogeo.security.it.technologies;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;

@ApplicationScoped
public class Tasks {

    @Inject
    private Probe probe;

    @Asynchronous(executor = SignedInContext.EXECUTOR)
    public CompletableFuture<String> later() {
        return Asynchronous.Result.complete(probe.seen(() -> null));
    }
}
