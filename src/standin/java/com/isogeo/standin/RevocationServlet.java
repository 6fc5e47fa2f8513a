package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The revocation endpoint (RFC 7009), which Isogeo itself does not document. */
@WebServlet("/oauth/revoke")
public class RevocationServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Clients clients;

    @Inject
    private transient Families families;

    @Inject
    private transient Received received;

    @Inject
    private transient Seal seal;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> grant =
                Optional.ofNullable(request.getParameter("token")).flatMap(text -> seal.open(Grant.REFRESH, text));
        received.note(request, grant.map(Grant::user));
        if (!clients.isKnown(request)) {
            TokenServlet.error(response, 401, "invalid_client");
        } else if (grant.isPresent() && grant.get().has(Scenario.REVOKE_DOWN)) {
            TokenServlet.error(response, 503, "temporarily_unavailable");
        } else {
            // An unknown token is no error (section 2.2).
            grant.ifPresent(families::revoke);
        }
    }
}
