package com.isogeo.security.it.injected;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** An open page: the user, and the container's own principal, both injected. */
@WebServlet("/user")
public class UserServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient IsogeoPrincipal user;

    @Inject
    private transient Principal principal;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(userOrReason());
    }

    private String userOrReason() {
        try {
            return user.displayName().orElse("") + " " + user.email().orElse("") + " "
                    + user.workgroups().size() + " " + user.getName().equals(principal.getName()) + " " + user;
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
