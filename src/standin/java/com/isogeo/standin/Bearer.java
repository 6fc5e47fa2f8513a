package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Opens the door of the API to a Bearer token (RFC 6750), or says what is missing, or misbehaves. */
@ApplicationScoped
class Bearer {

    @Inject
    private Seal seal;

    @Inject
    private Families families;

    @Inject
    private Received received;

    @Inject
    private Silence silence;

    /** The token's grant; nothing when the request has its answer already. */
    Optional<Grant> admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String authorization =
                Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        Optional<Grant> grant = authorization.startsWith("Bearer ")
                ? seal.open(Grant.ACCESS, authorization.substring("Bearer ".length()))
                : Optional.empty();
        received.note(request, grant.map(Grant::user));
        if (grant.isEmpty() || grant.get().isExpired() || families.isRevoked(grant.get())) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            TokenServlet.error(response, 401, "invalid_token");
            return Optional.empty();
        }
        return grant;
    }

    /** The same for the account, which some scenarios and users keep to themselves. */
    Optional<Grant> admittedToAccount(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> grant = admitted(request, response);
        if (grant.isEmpty()) {
            return grant;
        }
        if (grant.get().has(Scenario.API_SILENT)) {
            silence.keep(request);
        } else if (grant.get().has(Scenario.API_DOWN)) {
            TokenServlet.error(response, 503, "temporarily_unavailable");
        } else if (grant.get().has(Scenario.API_BUSY)) {
            response.setHeader("Retry-After", "60");
            TokenServlet.error(response, 429, "slow_down");
        } else if (!grant.get().user().isReadable()) {
            TokenServlet.error(response, 403, "insufficient_scope");
        } else {
            return grant;
        }
        return Optional.empty();
    }
}
