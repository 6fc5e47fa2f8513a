package com.isogeo.security.it.written;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/page")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class WrittenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Writes writes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .write(String.join(" ", writes.into(request.getSession(false).getId())));
    }
}
