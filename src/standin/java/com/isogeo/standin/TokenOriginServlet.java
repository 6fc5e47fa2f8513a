package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Which login an access token comes from, for tests that look for a token in another user's hands. */
@WebServlet("/standin/token")
public class TokenOriginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Bearer bearer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> grant = bearer.admitted(request, response);
        if (grant.isPresent()) {
            JsonAnswer.write(
                    response,
                    200,
                    Json.createObjectBuilder()
                            .add("user", grant.get().user().login())
                            .add("family", grant.get().family())
                            .add("refreshes", "" + grant.get().refreshes())
                            .build());
        }
    }
}
