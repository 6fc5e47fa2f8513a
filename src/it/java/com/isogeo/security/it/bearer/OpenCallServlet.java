package com.isogeo.security.it.bearer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The same for everybody. */
@WebServlet("/open")
public class OpenCallServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Ways ways;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(ways.call(request.getParameter("how")));
    }
}
