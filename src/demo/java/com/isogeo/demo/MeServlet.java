package com.isogeo.demo;

import static java.util.stream.Collectors.joining;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoWorkgroup;
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

/** Any signed-in user: who they are, and when their access token was issued, at the login or at its last refresh, and expires. */
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
        Page.send(request, response, "My account", """
                <dl>
                  <dt>Name</dt><dd>%s</dd>
                  <dt>E-mail</dt><dd>%s</dd>
                  <dt>Account</dt><dd>%s</dd>
                  <dt>Token issued</dt><dd>%s</dd>
                  <dt>Token expires</dt><dd>%s</dd>
                </dl>
                <h2>Workgroups</h2>
                %s""".formatted(
                        escapeOrUnknown(me.name()),
                        escapeOrUnknown(me.email()),
                        escapeOrUnknown(me.id()),
                        escapeOrUnknown(format(me.tokenIssuedAt())),
                        escapeOrUnknown(format(me.tokenExpiresAt())),
                        workgroups(me)));
    }

    private static String format(String instant) {
        return instant.isEmpty() ? instant : TIME.format(Instant.parse(instant));
    }

    private static String escapeOrUnknown(String text) {
        return Page.escape(text.isEmpty() ? "unknown" : text);
    }

    private static String workgroups(Me me) {
        if (me.workgroups().isEmpty()) {
            return """
                    <p>None that this application may see.</p>
                    """;
        }
        return """
                <ul class="cards">
                %s</ul>
                """.formatted(me.workgroups().stream().map(MeServlet::item).collect(joining()));
    }

    private static String item(IsogeoWorkgroup workgroup) {
        return """
                <li>%s <span class="tag">%s</span></li>
                """.formatted(Page.escape(workgroup.name()), Page.escape(workgroup.role()));
    }
}
