package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoBearer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;

/** The stand-in's resource for the login that a token belongs to. */
@RegisterProvider(IsogeoBearer.class)
public interface OriginApi {

    @GET
    @Path("standin/token")
    String origin();
}
