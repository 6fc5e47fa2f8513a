package com.isogeo.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page for 403, named in {@code web.xml}: a role is missing, or the user did not sign in. */
@WebServlet("/forbidden")
public class ForbiddenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        if (request.getUserPrincipal() == null) {
            Page.send(request, response, "You did not sign in", """
                    <p>The sign-in at Isogeo was cancelled.</p>
                    <p><a class="button" href="%s/me">Try again</a></p>
                    """.formatted(request.getContextPath()));
        } else {
            Page.send(request, response, "You may not open this page", """
                    <p>It is for administrators of a workgroup, and you are not one of them.</p>
                    <p><a class="button" href="%s/">Back to the start</a></p>
                    """.formatted(request.getContextPath()));
        }
    }
}
