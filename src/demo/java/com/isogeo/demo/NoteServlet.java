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
    private static final int MAX_LENGTH = 1_000;

    private static final String NOT_SAVED = """
            <p role="alert">Your note was not saved: you had been signed out. Please write it again.</p>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isFormNotSent = request.getAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT) != null;
        String note = Optional.ofNullable(request.getSession().getAttribute(NOTE))
                .map(String.class::cast)
                .orElse("");
        Page.send(request, response, "Note", """
                %s<form method="post" class="note">
                  <label for="text">A note for as long as you are signed in</label>
                  <textarea id="text" name="text" rows="4" maxlength="%d">%s</textarea>
                  <button>Save</button>
                </form>
                """.formatted(
                        isFormNotSent ? NOT_SAVED : "", MAX_LENGTH, Page.escape(note)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = Optional.ofNullable(request.getParameter("text")).orElse("");
        request.getSession().setAttribute(NOTE, text.substring(0, Math.min(MAX_LENGTH, text.length())));
        response.sendRedirect(request.getContextPath() + "/note");
    }
}
