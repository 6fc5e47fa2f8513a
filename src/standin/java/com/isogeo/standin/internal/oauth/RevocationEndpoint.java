package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInClient;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import java.util.Optional;

/** The revocation endpoint (RFC 7009), which Isogeo itself does not document. */
public final class RevocationEndpoint {

    private final Registration registration;
    private final Seal seal;
    private final TokenFamilies families;
    private final RequestLog log;

    public RevocationEndpoint(Registration registration, Seal seal, TokenFamilies families, RequestLog log) {
        this.registration = registration;
        this.seal = seal;
        this.families = families;
        this.log = log;
    }

    public Response post(Request request) {
        String token = request.form().value("token");
        Optional<Grant> grant =
                seal.open(Grant.Kind.REFRESH_TOKEN, token).or(() -> seal.open(Grant.Kind.ACCESS_TOKEN, token));
        log.add(request, grant);
        Optional<StandInClient> client = registration.authenticate(request);
        if (client.isEmpty()) {
            return Response.error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"stand-in\"");
        }
        if (token.isEmpty() || request.form().hasRepetition()) {
            return Response.error(400, "invalid_request");
        }
        // An unknown token is no error (section 2.2).
        return grant.map(each -> revoke(each, client.get())).orElseGet(() -> Response.empty(200));
    }

    private Response revoke(Grant grant, StandInClient client) {
        if (!grant.clientId().equals(client.id())) {
            // Section 2.1.
            return Response.error(400, "invalid_grant");
        }
        if (grant.has(Scenario.REVOKE_DOWN)) {
            return Response.error(503, "temporarily_unavailable");
        }
        families.revoke(grant);
        return Response.empty(200);
    }
}
