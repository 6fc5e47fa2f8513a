package com.isogeo.security.it.begun;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Begins its response in the way that {@code how} names, then authenticates or logs out, and keeps the outcome. */
@WebServlet("/begin")
public class BegunServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String OUTCOME = "outcome";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getParameter("outcome") != null) {
            response.getWriter().write(String.valueOf(getServletContext().getAttribute(OUTCOME)));
            return;
        }
        if (request.getParameter("mark") != null) {
            System.getLogger(getClass().getName()).log(Level.WARNING, request.getParameter("mark"));
            return;
        }
        getServletContext().removeAttribute(OUTCOME);
        begin(request.getParameter("how"), response);
        getServletContext().setAttribute(OUTCOME, outcome(request, response));
    }

    private static String outcome(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            if (request.getParameter("logout") != null) {
                request.logout();
                return "signed out";
            }
            return String.valueOf(request.authenticate(response));
        } catch (IllegalStateException e) {
            // Jakarta Servlet lets a server refuse authentication once the response is committed.
            return e.getClass().getSimpleName();
        }
    }

    private static void begin(String how, HttpServletResponse response) throws IOException {
        switch (how) {
            case "nothing" -> {}
            case "writer" -> response.getWriter();
            case "stream" -> response.getOutputStream();
            case "written" -> {
                response.setStatus(206);
                response.setContentType("application/pdf");
                response.setContentLength(4321);
                response.setHeader("Content-Disposition", "attachment; filename=plan.pdf");
                response.setHeader("Content-Language", "de");
                response.setHeader("ETag", "\"of-the-plan\"");
                response.setHeader("X-Of-A-Filter", "stays");
                response.addCookie(new Cookie("of-a-filter", "stays"));
                response.getOutputStream().write("BEGUN".getBytes(UTF_8));
            }
            case "latin" -> {
                response.setContentType("text/plain;charset=ISO-8859-1");
                response.getWriter().write("BEGUN");
            }
            case "ascii" -> {
                response.setContentType("text/plain;charset=US-ASCII");
                response.getWriter().write("BEGUN");
            }
            case "committed" -> {
                response.getWriter().write("BEGUN");
                response.flushBuffer();
            }
            default -> throw new IllegalArgumentException(how);
        }
    }
}
