package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization endpoint: sends the browser on to the login form. */
@WebServlet(AuthorizationRequest.PATH)
public class AuthorizeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        AuthorizationRequest authorization = AuthorizationRequest.ofQuery(query);
        if (!authorization.isOfKnownClient(settings)) {
            // RFC 6749, section 4.1.2.1: never redirect to an address that nobody registered.
            Page.write(
                    response,
                    400,
                    "This application is not known here",
                    "<p>Its client id or its redirect URI is not registered.</p>");
            return;
        }
        if (authorization.error().isPresent()) {
            Map<String, String> answer = new LinkedHashMap<>();
            answer.put("error", authorization.error().get());
            answer.put("state", authorization.value("state"));
            response.sendRedirect(authorization.redirect(answer));
            return;
        }
        response.sendRedirect("/login?ReturnUrl=" + URLEncoder.encode(AuthorizationRequest.PATH + "?" + query, UTF_8));
    }
}
