package com.isogeo.security.it.doors;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet({"/protected/*", "/login/callback"})
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class ProtectedServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Doors doors;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doors.enter();
        boolean formNotSent = request.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT) != null;
        response.getWriter()
                .write("ENTERED " + request.getUserPrincipal().getName() + (formNotSent ? " FORM NOT SENT" : ""));
    }
}
