package com.isogeo.security.it.technologies;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("plans")
@RequestScoped
public class PlansResource {

    @Inject
    private CurrentCaller caller;

    /** For who is signed in: the constraint on the path sees to that. */
    @GET
    public String list() {
        return "the plans of "
                + caller.principal().map(IsogeoPrincipal::getName).orElseThrow();
    }

    @DELETE
    @RolesAllowed("admin")
    public String delete() {
        return "deleted";
    }
}
