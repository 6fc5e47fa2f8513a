package com.isogeo.demo;

import static java.util.stream.Collectors.joining;

import com.isogeo.security.IsogeoPrincipal;
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

/** Any signed-in user: who they are, and when their access token was issued, at the login or at its last refresh, and expires. */
@WebServlet("/me")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class MeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient IsogeoToken token;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = Texts.of(request);
        IsogeoPrincipal user = (IsogeoPrincipal) request.getUserPrincipal();
        String unknown = texts.get("me.unknown");
        Page.send(request, response, texts, texts.get("my-account"), """
                <dl>
                  <dt>%s</dt><dd>%s</dd>
                  <dt>%s</dt><dd>%s</dd>
                  <dt>%s</dt><dd>%s</dd>
                  <dt>%s</dt><dd>%s</dd>
                  <dt>%s</dt><dd>%s</dd>
                </dl>
                <h2>%s</h2>
                %s""".formatted(
                        texts.get("me.name"),
                        user.displayName().map(Page::escape).orElse(unknown),
                        texts.get("me.email"),
                        user.email().map(Page::escape).orElse(unknown),
                        texts.get("me.account"),
                        Page.escape(user.getName()),
                        texts.get("me.issued"),
                        token.issuedAt().map(texts::time).orElse(unknown),
                        texts.get("me.expires"),
                        token.expiresAt().map(texts::time).orElse(unknown),
                        texts.get("me.workgroups"),
                        workgroups(user, texts)));
    }

    private static String workgroups(IsogeoPrincipal user, Texts texts) {
        if (user.workgroups().isEmpty()) {
            return """
                    <p>%s</p>
                    """.formatted(texts.get("me.no-workgroups"));
        }
        return """
                <ul class="cards">
                %s</ul>
                """.formatted(user.workgroups().stream().map(MeServlet::item).collect(joining()));
    }

    private static String item(IsogeoWorkgroup workgroup) {
        return """
                <li>%s <span class="tag">%s</span></li>
                """.formatted(Page.escape(workgroup.name()), Page.escape(workgroup.role()));
    }
}
