package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The login form, or none for whom it remembers, and the authorization response that follows (RFC 6749, section 4.1.2). */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int CODE_SECONDS = 60;
    private static final int REMEMBERED_SECONDS = 12 * 3600;
    private static final String COOKIE = "standin";
    private static final String RETURN_URL = "ReturnUrl";

    @Inject
    private transient Settings settings;

    @Inject
    private transient Seal seal;

    @Inject
    private transient Received received;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<AuthorizationRequest> authorization = authorization(request);
        Optional<Grant> remembered = remembered(request);
        if (authorization.isPresent() && remembered.isPresent()) {
            answer(
                    request,
                    response,
                    authorization.get(),
                    remembered.get().user(),
                    remembered.get().scenarios());
            return;
        }
        LoginForm.write(response, 200, request.getParameter(RETURN_URL), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String returnUrl = request.getParameter(RETURN_URL);
        Optional<AuthorizationRequest> authorization = authorization(request);
        if (authorization.isEmpty()) {
            Page.write(response, 400, "Nobody asked you to sign in", "<p>Start from the application.</p>");
            return;
        }
        String name = String.valueOf(request.getParameter("username"));
        Optional<User> user = User.of(name).filter(known -> name.equals(request.getParameter("password")));
        Optional<Set<Scenario>> scenarios = Scenario.parse(
                Optional.ofNullable(request.getParameter("scenario")).orElse(""));
        if (user.isEmpty()) {
            LoginForm.write(response, 401, returnUrl, "The name or the password is wrong.");
        } else if (scenarios.isEmpty()) {
            LoginForm.write(response, 400, returnUrl, "There is no such scenario.");
        } else {
            if (scenarios.get().contains(Scenario.REMEMBERED)) {
                remember(response, user.get(), scenarios.get());
            }
            answer(request, response, authorization.get(), user.get(), scenarios.get());
        }
    }

    private Optional<AuthorizationRequest> authorization(HttpServletRequest request) {
        return AuthorizationRequest.ofReturnUrl(request.getParameter(RETURN_URL))
                .filter(asked -> asked.isOfKnownClient(settings))
                .filter(asked -> asked.error().isEmpty());
    }

    private Optional<Grant> remembered(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> seal.open(Grant.COOKIE, cookie.getValue()).stream())
                .filter(grant -> !grant.isExpired())
                .findFirst();
    }

    private void remember(HttpServletResponse response, User user, Set<Scenario> scenarios) {
        Cookie cookie =
                new Cookie(COOKIE, seal.cookie(grant(Grant.COOKIE, user, scenarios, "", "", REMEMBERED_SECONDS)));
        cookie.setHttpOnly(true);
        cookie.setPath("/login");
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthorizationRequest asked,
            User user,
            Set<Scenario> scenarios)
            throws IOException {
        received.note(request, Optional.of(user));
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(asked.redirect(answer(asked, user, scenarios)));
    }

    private Map<String, String> answer(AuthorizationRequest asked, User user, Set<Scenario> scenarios) {
        Map<String, String> answer = new LinkedHashMap<>();
        if (scenarios.contains(Scenario.DENIED)) {
            answer.put("error", "access_denied");
            answer.put("error_description", "The user said no.\r\n<script>alert(1)</script>");
        } else {
            Grant code = grant(
                    Grant.CODE,
                    user,
                    scenarios,
                    asked.value("redirect_uri"),
                    asked.value("code_challenge"),
                    CODE_SECONDS);
            answer.put("code", seal.code(code));
        }
        String state = asked.value("state");
        if (!state.isEmpty() && !scenarios.contains(Scenario.NO_STATE)) {
            answer.put("state", scenarios.contains(Scenario.WRONG_STATE) ? changed(state) : state);
        }
        if (scenarios.contains(Scenario.WRONG_ISS)) {
            answer.put("iss", "https://another.example");
        } else if (!scenarios.contains(Scenario.NO_ISS)) {
            settings.issuer().ifPresent(issuer -> answer.put("iss", issuer));
        }
        return answer;
    }

    private Grant grant(
            String kind, User user, Set<Scenario> scenarios, String redirectUri, String codeChallenge, int seconds) {
        Instant now = Instant.now();
        return new Grant(
                kind,
                seal.randomId(),
                user,
                scenarios,
                redirectUri,
                codeChallenge,
                now.plusSeconds(seconds),
                seal.randomId(),
                now,
                0);
    }

    private static String changed(String state) {
        String last = state.endsWith("A") ? "E" : "A";
        return state.substring(0, state.length() - 1) + last;
    }
}
