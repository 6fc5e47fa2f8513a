package com.isogeo.security.it.bearer;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** For everybody: calls the API in the way that the request names, and signs out after it when the request says so. */
@WebServlet("/open")
public class OpenCallServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient ApiCalls calls;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.getWriter().write(calls.call(request.getParameter("how")));
        if (request.getParameter("logout") != null) {
            request.logout();
        }
        if (request.getParameter("invalidate") != null) {
            request.getSession().invalidate();
        }
    }
}
