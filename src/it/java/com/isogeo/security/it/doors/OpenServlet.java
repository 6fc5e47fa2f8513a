package com.isogeo.security.it.doors;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** An open page that authenticates or logs out in the way that {@code how} names. */
@WebServlet("/open")
public class OpenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SecurityContext security;

    @Inject
    private transient IsogeoToken token;

    @Inject
    private transient Doors doors;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String how = String.valueOf(request.getParameter("how"));
        boolean goesOn =
                switch (how) {
                    case "request" -> request.authenticate(response);
                    case "context" -> authenticated(request, response, false);
                    case "anew" -> authenticated(request, response, true);
                    case "logout" -> {
                        request.logout();
                        yield true;
                    }
                    default -> true;
                };
        if (how.equals("token")) {
            // No application should show it; the tests search all other output for it.
            response.getWriter().write(token.value());
            return;
        }
        if (goesOn && !response.isCommitted()) {
            Principal caller = request.getUserPrincipal();
            response.getWriter()
                    .write(doors.counts() + " caller=" + (caller == null ? "nobody" : caller.getName()) + " token="
                            + tokenLength());
        }
    }

    private boolean authenticated(HttpServletRequest request, HttpServletResponse response, boolean anew) {
        return security.authenticate(
                        request, response, AuthenticationParameters.withParams().newAuthentication(anew))
                == AuthenticationStatus.SUCCESS;
    }

    private String tokenLength() {
        try {
            return "" + token.value().length();
        } catch (IsogeoTokenException e) {
            return e.reason().name();
        }
    }
}
