package com.isogeo.security.it.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Is mapped to the callback, where no request may reach it, and shows at {@code /entered} whether one did. */
@WebServlet({"/login/*", "/entered"})
public class BehindServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/entered")) {
            response.getWriter().write(String.valueOf(getServletContext().getAttribute("entered")));
            return;
        }
        getServletContext().setAttribute("entered", request.getRequestURI());
    }
}
