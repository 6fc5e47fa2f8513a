package com.isogeo.demo;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Any signed-in user: a note that stays as long as their session, and a warning when a note was not saved. */
@WebServlet("/note")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class NoteServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String NOTE = "note";
    private static final String SAVED = "note-saved";
    private static final int MAX_LENGTH = 1_000;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = Texts.of(request);
        String note = Optional.ofNullable(request.getSession().getAttribute(NOTE))
                .map(String.class::cast)
                .orElse("");
        Page.send(request, response, texts, texts.get("note"), """
                %s<form method="post" class="note">
                  <label for="text">%s</label>
                  <textarea id="text" name="text" rows="4" maxlength="%d">%s</textarea>
                  <button>%s</button>
                </form>
                """.formatted(
                        message(request, texts),
                        texts.get("note.label"),
                        MAX_LENGTH,
                        Page.escape(note),
                        texts.get("note.save")));
    }

    private static String message(HttpServletRequest request, Texts texts) {
        if (request.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT) != null) {
            return """
                    <p role="alert">%s</p>
                    """.formatted(texts.get("note.not-saved"));
        }
        if (request.getSession().getAttribute(SAVED) != null) {
            request.getSession().removeAttribute(SAVED);
            return """
                    <p role="status" class="saved">%s</p>
                    """.formatted(texts.get("note.saved"));
        }
        return "";
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = Optional.ofNullable(request.getParameter("text")).orElse("");
        request.getSession().setAttribute(NOTE, text.substring(0, Math.min(MAX_LENGTH, text.length())));
        request.getSession().setAttribute(SAVED, true);
        response.sendRedirect(request.getContextPath() + "/note");
    }
}
