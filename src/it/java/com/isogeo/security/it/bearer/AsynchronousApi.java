package com.isogeo.security.it.bearer;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A bean whose method the container runs on another thread. */
@ApplicationScoped
public class AsynchronousApi {

    @Inject
    @RestClient
    private Api api;

    @Asynchronous(executor = "java:app/concurrent/calls")
    public CompletableFuture<String> origin() {
        return Asynchronous.Result.complete(api.origin().toString());
    }
}
