package com.isogeo.standin.internal.api;

import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.Grant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which login an access token comes from, for tests that look for a token in another user's hands. */
public final class TokenOriginResource {

    private final BearerAuthentication bearer;

    public TokenOriginResource(BearerAuthentication bearer) {
        this.bearer = bearer;
    }

    public Response get(Request request) {
        return bearer.authenticate(request, TokenOriginResource::respond);
    }

    private static Response respond(Grant grant) {
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("user", grant.user());
        origin.put("family", grant.family());
        origin.put("refreshes", Integer.toString(grant.refreshes()));
        return Response.json(200, origin);
    }
}
