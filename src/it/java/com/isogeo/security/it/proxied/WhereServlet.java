package com.isogeo.security.it.proxied;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows whether the server takes the request for secure, and redirects inside the application. */
@WebServlet("/where")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class WhereServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("elsewhere") != null) {
            response.sendRedirect(request.getContextPath() + "/where?arrived");
            return;
        }
        response.getWriter().write("secure=" + request.isSecure());
    }
}
