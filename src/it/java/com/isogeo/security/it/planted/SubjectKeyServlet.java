package com.isogeo.security.it.planted;

import com.isogeo.security.internal.session.LoginStore;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The secret that never leaves the server in any request: the key of the user's Subject. */
@WebServlet("/subject-key")
public class SubjectKeyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient LoginStore logins;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(logins.find(request).orElseThrow().subjectKey());
    }
}
