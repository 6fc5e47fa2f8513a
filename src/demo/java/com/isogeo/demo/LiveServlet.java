package com.isogeo.demo;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Open to all: a page whose script asks {@code /api/me}, and says where to sign in when it may not. */
@WebServlet("/live")
public class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page.send(request, response, "Live", """
                <p>The script of this page asks who you are. It is never redirected: the response says where to sign in.</p>
                <p id="answer" class="answer" role="status">…</p>
                <p><button id="ask" type="button">Ask again</button></p>
                <script src="%s/session.js" defer></script>
                """.formatted(request.getContextPath()));
    }
}
