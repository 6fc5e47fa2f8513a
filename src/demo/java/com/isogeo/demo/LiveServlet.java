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
        Texts texts = Texts.of(request);
        Page.send(request, response, texts, texts.get("live"), """
                <p>%s</p>
                <p id="answer" class="answer" role="status" data-anonymous="%s" data-sign-in="%s" data-user="%s"
                  data-nameless="%s" data-status="%s" data-network="%s">…</p>
                <p><button id="ask" type="button">%s</button></p>
                <script src="%s/session.js" defer></script>
                """.formatted(
                        texts.get("live.text"),
                        texts.get("live.anonymous"),
                        texts.get("live.sign-in"),
                        texts.get("live.user"),
                        texts.get("live.nameless"),
                        texts.get("live.status"),
                        texts.get("live.network"),
                        texts.get("live.ask"),
                        request.getContextPath()));
    }
}
