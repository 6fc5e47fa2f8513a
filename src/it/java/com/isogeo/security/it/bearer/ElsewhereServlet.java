package com.isogeo.security.it.bearer;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Another site than the API: counts its requests, and with the parameter {@code count} returns the number. */
@WebServlet("/elsewhere")
public class ElsewhereServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(request.getParameter("count") == null ? calls.incrementAndGet() : calls.get());
    }
}
