package com.isogeo.security.it.bearer;

import com.isogeo.security.IsogeoBearer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The filter on a client for another site than the API's. */
@ApplicationScoped
@RegisterRestClient(configKey = "elsewhere")
@RegisterProvider(IsogeoBearer.class)
public interface ElsewhereApi {

    @GET
    @Path("elsewhere")
    String call();
}
