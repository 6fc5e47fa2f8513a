package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The login form, and the authorization response that follows (RFC 6749, section 4.1.2). */
@WebServlet("/login")
public class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int CODE_SECONDS = 60;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Seal seal;

    @Inject
    private transient Received received;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LoginForm.write(response, 200, request.getParameter("ReturnUrl"), "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String returnUrl = request.getParameter("ReturnUrl");
        Optional<AuthorizationRequest> authorization = AuthorizationRequest.ofReturnUrl(returnUrl)
                .filter(asked -> asked.isOfKnownClient(settings))
                .filter(asked -> asked.error().isEmpty());
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
            received.note(request, user);
            response.setHeader("Cache-Control", "no-store");
            response.sendRedirect(
                    authorization.get().redirect(answer(authorization.get(), user.get(), scenarios.get())));
        }
    }

    private Map<String, String> answer(AuthorizationRequest asked, User user, Set<Scenario> scenarios) {
        Map<String, String> answer = new LinkedHashMap<>();
        if (scenarios.contains(Scenario.DENIED)) {
            answer.put("error", "access_denied");
            answer.put("error_description", "The user said no.\r\n<script>alert(1)</script>");
        } else {
            answer.put(
                    "code",
                    seal.code(new Grant(
                            Grant.CODE,
                            seal.randomId(),
                            user,
                            scenarios,
                            asked.value("redirect_uri"),
                            asked.value("code_challenge"),
                            Instant.now().plusSeconds(CODE_SECONDS),
                            seal.randomId(),
                            Instant.now(),
                            0)));
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

    private static String changed(String state) {
        String last = state.endsWith("A") ? "E" : "A";
        return state.substring(0, state.length() - 1) + last;
    }
}
