package com.isogeo.security.it.planted;

import com.isogeo.security.internal.session.Login;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The secret that never leaves the server in any request: the key of the user's Subject. */
@WebServlet("/subject-key")
public class SubjectKeyServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Login login = (Login) request.getSession().getAttribute("com.isogeo.security.login");
        response.getWriter().write(login.subjectKey());
    }
}
