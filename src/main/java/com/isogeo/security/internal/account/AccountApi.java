package com.isogeo.security.internal.account;

import com.isogeo.security.internal.client.BoundedAnswer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The part of Isogeo's API that tells who the user is. Asked on threads of its own: two questions at the same time. */
@RegisterProvider(BoundedAnswer.class)
@Path("account")
public interface AccountApi {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    CompletionStage<AccountResponse> account(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);

    @GET
    @Path("memberships")
    @Produces(MediaType.APPLICATION_JSON)
    CompletionStage<List<MembershipResponse>> memberships(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
