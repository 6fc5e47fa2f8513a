package com.isogeo.security.it.bearer;

import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;

/** The same for signed-in users. */
@WebServlet("/call")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class CallServlet extends OpenCallServlet {

    private static final long serialVersionUID = 1;
}
