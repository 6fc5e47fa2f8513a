package com.isogeo.demo;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of Isogeo's API that the demo calls. */
@RegisterRestClient(configKey = "isogeo-api")
@Path("resources")
public interface IsogeoApi {

    @GET
    @Path("search")
    @Produces(MediaType.APPLICATION_JSON)
    SearchResult search(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("q") String words,
            @QueryParam("_limit") int limit);
}
