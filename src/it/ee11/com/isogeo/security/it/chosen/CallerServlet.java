package com.isogeo.security.it.chosen;

import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@DeclareRoles("machine")
@WebServlet({"/page", "/api/*"})
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class CallerServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .write(request.getUserPrincipal().getName() + " machine=" + request.isUserInRole("machine"));
    }
}
