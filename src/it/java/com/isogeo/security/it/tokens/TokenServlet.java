package com.isogeo.security.it.tokens;

import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** The same on a protected page. */
@WebServlet("/token")
@DeclareRoles("admin")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class TokenServlet extends OpenTokenServlet {

    private static final long serialVersionUID = 1;
}
