package com.isogeo.security.it.fixation;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open page that creates a session; with the parameter {@code end} it ends the session. */
@WebServlet("/shop")
public class ShopServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getParameter("end") != null) {
            request.getSession().invalidate();
            response.getWriter().write("ended");
            return;
        }
        response.getWriter().write(request.getSession().getId());
    }
}
