package com.isogeo.demo;

import com.isogeo.security.IsogeoBearer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of Isogeo's API that the demo calls, on behalf of the signed-in user. */
@RegisterRestClient(configKey = "isogeo-api")
@RegisterProvider(IsogeoBearer.class)
@Path("resources")
public interface IsogeoApi {

    @GET
    @Path("search")
    @Produces(MediaType.APPLICATION_JSON)
    SearchResult search(@QueryParam("q") String words, @QueryParam("_limit") int limit);
}
