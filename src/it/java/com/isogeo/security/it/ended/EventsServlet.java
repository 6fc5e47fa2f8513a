package com.isogeo.security.it.ended;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/heard")
public class HeardServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Heard heard;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(heard.told());
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        heard.forget();
    }
}
