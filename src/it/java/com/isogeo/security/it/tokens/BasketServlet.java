package com.isogeo.security.it.tokens;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open page that puts a value into the session, and shows it. */
@WebServlet("/basket")
public class BasketServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("put") != null) {
            request.getSession().setAttribute("basket", request.getParameter("put"));
        }
        response.getWriter().write(String.valueOf(request.getSession().getAttribute("basket")));
    }
}
