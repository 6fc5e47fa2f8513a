package com.isogeo.security.it.technologies;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

@Stateless
public class Archive {

    @Resource
    private SessionContext session;

    @Inject
    private Probe probe;

    @PermitAll
    public String seen() {
        return probe.seen(session::getCallerPrincipal);
    }

    @RolesAllowed("admin")
    public String delete() {
        return "deleted";
    }

    @RolesAllowed("**")
    public String forAnyRole() {
        return "entered";
    }

    @Asynchronous
    @PermitAll
    public Future<String> later() {
        return new AsyncResult<>(seen());
    }

    /** The caller gives the executor that it has captured. */
    @Asynchronous
    @PermitAll
    public Future<String> later(Executor user) {
        return new AsyncResult<>(CompletableFuture.supplyAsync(this::seen, user).join());
    }
}
