package com.isogeo.security.it.bearer;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Behind a door: calls the API in the way that is asked for, and signs out. */
@WebServlet("/call")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class CallServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Ways ways;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.getWriter().write(ways.call(request.getParameter("how")));
        if (request.getParameter("logout") != null) {
            request.logout();
        }
        if (request.getParameter("invalidate") != null) {
            request.getSession().invalidate();
        }
    }
}
