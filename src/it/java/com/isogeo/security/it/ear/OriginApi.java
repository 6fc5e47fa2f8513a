package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoBearer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** Whose login the token of a request comes from. */
@RegisterProvider(IsogeoBearer.class)
public interface OriginApi {

    @GET
    @Path("standin/token")
    String origin();
}
