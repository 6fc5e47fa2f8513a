package com.isogeo.security.it.doors;

import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/surveyors")
@DeclareRoles("surveyor")
@ServletSecurity(@HttpConstraint(rolesAllowed = "surveyor"))
public class SurveyorsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Doors doors;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doors.enter();
        response.getWriter().write("SURVEYOR");
    }
}
