package com.isogeo.demo;

import static java.util.stream.Collectors.joining;

import com.isogeo.security.IsogeoToken;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Any signed-in user: who they are, and when their access token was issued, at the sign-in or at its last refresh, and expires. */
@WebServlet("/me")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class MeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    private transient IsogeoToken token;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Me me = Me.of(request.getUserPrincipal(), token);
        Html.write(
                request,
                response,
                "My account",
                "<dl>" + entry("Name", me.name()) + entry("E-mail", me.email()) + entry("Account", me.id())
                        + entry("Token issued", readable(me.tokenIssuedAt()))
                        + entry("Token expires", readable(me.tokenExpiresAt())) + "</dl><h2>Workgroups</h2>"
                        + (me.workgroups().isEmpty()
                                ? "<p>None that this application may see.</p>"
                                : "<ul class=\"cards\">" + workgroups(me) + "</ul>"));
    }

    private static String readable(String instant) {
        return instant.isEmpty() ? instant : TIME.format(Instant.parse(instant));
    }

    private static String entry(String term, String text) {
        return "<dt>" + term + "</dt><dd>" + Html.text(text.isEmpty() ? "unknown" : text) + "</dd>";
    }

    private static String workgroups(Me me) {
        return me.workgroups().stream()
                .map(workgroup -> "<li>" + Html.text(workgroup.name()) + " <span class=\"tag\">"
                        + Html.text(workgroup.role()) + "</span></li>")
                .collect(joining());
    }
}
