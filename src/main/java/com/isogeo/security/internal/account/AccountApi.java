package com.isogeo.security.internal.account;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * The account part of Isogeo's API. Each method blocks, and is called by a
 * {@link com.isogeo.security.internal.client.RequestSender}.
 */
@Path("account")
public interface AccountApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    AccountResponse account(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("memberships")
    @Produces(MediaType.APPLICATION_JSON)
    List<MembershipResponse> memberships(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
