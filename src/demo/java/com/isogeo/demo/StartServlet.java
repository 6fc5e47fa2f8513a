package com.isogeo.demo;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to all: what this is, or who is signed in. */
@WebServlet("")
public class StartServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() instanceof IsogeoPrincipal user) {
            Page.send(request, response, "Welcome", """
                    <p>You are signed in as <strong>%s</strong>.</p>
                    <p><a class="button" href="search">Search the catalogue</a></p>
                    """.formatted(
                            Page.escape(user.displayName().orElse("a user without a name"))));
        } else {
            Page.send(request, response, "Your geodata catalogue", """
                    <p>This web application signs its users in with Isogeo and searches the catalogue on their behalf.
                    It never sees their password.</p>
                    <p><a class="button" href="me">Sign in with Isogeo</a></p>
                    """);
        }
    }
}
