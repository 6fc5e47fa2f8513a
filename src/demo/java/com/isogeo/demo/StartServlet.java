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
        Texts texts = Texts.of(request);
        if (request.getUserPrincipal() instanceof IsogeoPrincipal user) {
            String name = Page.escape(user.displayName().orElseGet(user::getName));
            Page.send(request, response, texts, texts.get("start.welcome"), """
                    <p>%s</p>
                    <p><a class="button" href="search">%s</a></p>
                    """.formatted(
                    texts.get("start.signed-in-as", "<strong>" + name + "</strong>"), texts.get("start.search")));
        } else {
            Page.send(request, response, texts, texts.get("start.title"), """
                    <p>%s</p>
                    <p><a class="button" href="me">%s</a></p>
                    """.formatted(
                            texts.get("start.text"), texts.get("sign-in")));
        }
    }
}
