package com.isogeo.security.it.pages;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Stands behind the callback, where it must never be entered, and tells whether it was. */
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
