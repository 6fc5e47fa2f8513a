package com.isogeo.security.it.technologies;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

@Path("probe")
@RequestScoped
public class ProbeResource {

    @Inject
    private Probe probe;

    @Inject
    private Archive archive;

    @Inject
    private Tasks tasks;

    @Inject
    private SignedInContext context;

    @Resource(lookup = SignedInContext.EXECUTOR)
    private ManagedExecutorService executor;

    @GET
    public String seen(@Context SecurityContext security) {
        return probe.seen(security::getUserPrincipal);
    }

    @GET
    @Path("permit-all")
    @PermitAll
    public String permitAll() {
        return "entered";
    }

    @GET
    @Path("any-role")
    @RolesAllowed("**")
    public String anyRole() {
        return "entered";
    }

    @GET
    @Path("admin")
    @RolesAllowed("admin")
    public String admin() {
        return "entered";
    }

    @GET
    @Path("executor")
    public void later(@Suspended AsyncResponse response) {
        executor.execute(() -> response.resume(probe.seen(() -> null)));
    }

    @GET
    @Path("ejb")
    public String ejb() {
        return archive.seen();
    }

    @GET
    @Path("ejb-admin")
    public String ejbAdmin() {
        return entered(archive::delete);
    }

    @GET
    @Path("ejb-any-role")
    public String ejbAnyRole() {
        return entered(archive::forAnyRole);
    }

    @GET
    @Path("ejb-later")
    public String ejbLater() throws Exception {
        return archive.later().get(10, TimeUnit.SECONDS);
    }

    @GET
    @Path("ejb-later-captured")
    public String ejbLaterCaptured() throws Exception {
        return archive.later(context.captured()).get(10, TimeUnit.SECONDS);
    }

    @GET
    @Path("asynchronous")
    public String asynchronous() throws Exception {
        return tasks.later().get(10, TimeUnit.SECONDS);
    }

    private static String entered(Supplier<String> method) {
        try {
            return method.get();
        } catch (EJBException e) {
            return e.getClass().getSimpleName();
        }
    }
}
