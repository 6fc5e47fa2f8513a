package com.isogeo.security.it.dispatch;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open page that dispatches to an internal one, which authenticates. */
@WebServlet(
        urlPatterns = {"/by/*"},
        asyncSupported = true)
public class DispatchingServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (request.getPathInfo()) {
            case "/forward" -> request.getRequestDispatcher("/internal?a=b").forward(request, response);
            case "/async" -> request.startAsync().dispatch("/internal?a=b");
            default -> response.sendError(HttpServletResponse.SC_GONE);
        }
    }
}
