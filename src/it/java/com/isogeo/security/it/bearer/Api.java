package com.isogeo.security.it.bearer;

import com.isogeo.security.IsogeoBearer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The API, with the filter as docs/how-to/call-the-api.md shows it. */
@ApplicationScoped
@RegisterRestClient(configKey = "api")
@RegisterProvider(IsogeoBearer.class)
public interface Api {

    @GET
    @Path("resources/search")
    SearchResult search(@QueryParam("q") String words);

    @GET
    @Path("resources/search")
    CompletionStage<SearchResult> searchLater(@QueryParam("q") String words);

    @POST
    @Path("resources/search")
    SearchResult searchByPost(String words);

    /** The login that this request's token belongs to. */
    @GET
    @Path("standin/token")
    Origin origin();

    @GET
    @Path("standin/token")
    CompletionStage<Origin> originLater();

    /** Answers by a redirect to another origin. */
    @GET
    @Path("oauth/authorize")
    Response authorize(
            @QueryParam("client_id") String clientId,
            @QueryParam("redirect_uri") String redirectUri,
            @QueryParam("response_type") String responseType);
}
