package com.isogeo.security.it.files;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open pages that show who is signed in, by each kind of mapping. */
@WebServlet({"/greeting", "/greetings/*", "*.greet", "/greetings/exact.css"})
public class GreetingServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write("Welcome, " + request.getRemoteUser());
    }
}
