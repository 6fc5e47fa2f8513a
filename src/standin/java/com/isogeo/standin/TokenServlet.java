package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The token endpoint (RFC 6749, sections 4.1.3 to 5.2; PKCE by RFC 7636, section 4.6). */
@WebServlet(urlPatterns = "/oauth/token", asyncSupported = true)
public class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Settings settings;

    @Inject
    private transient Seal seal;

    @Inject
    private transient SpentCodes spentCodes;

    @Inject
    private transient Received received;

    @Inject
    private transient TokenAnswers answers;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> code =
                Optional.ofNullable(request.getParameter("code")).flatMap(text -> seal.open(Grant.CODE, text));
        received.note(request, code.map(Grant::user));
        if (!isKnownClient(request)) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"stand-in\"");
            error(response, 401, "invalid_client");
        } else if (!"authorization_code".equals(request.getParameter("grant_type"))) {
            error(response, 400, "unsupported_grant_type");
        } else if (code.isEmpty()
                || !isGood(code.get(), request)
                || !spentCodes.spend(code.get().id())) {
            error(response, 400, "invalid_grant");
        } else {
            answers.give(request, response, code.get(), issued(code.get()));
        }
    }

    private boolean isKnownClient(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return settings.clientId().equals(request.getParameter("client_id"))
                    && settings.clientSecret().equals(request.getParameter("client_secret"));
        }
        // The two are joined as they are, as Isogeo says: nothing is decoded but the base64.
        String expected = settings.clientId() + ":" + settings.clientSecret();
        return authorization.equals("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(UTF_8)));
    }

    private static boolean isGood(Grant code, HttpServletRequest request) {
        return !code.isExpired()
                && code.redirectUri().equals(request.getParameter("redirect_uri"))
                && (code.codeChallenge().isEmpty()
                        || code.codeChallenge()
                                .equals(challenge(String.valueOf(request.getParameter("code_verifier")))));
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject issued(Grant code) {
        int seconds = code.has(Scenario.SHORT) ? 5 : 3599;
        Instant expiry = Instant.now().plusSeconds(seconds);
        var body = Json.createObjectBuilder()
                .add("access_token", seal.accessToken(code.as(Grant.ACCESS, seal.randomId(), expiry)));
        if (!code.has(Scenario.NO_TOKEN_TYPE)) {
            body.add("token_type", code.has(Scenario.MAC) ? "mac" : "bearer");
        }
        if (!code.has(Scenario.NO_EXPIRY)) {
            body.add("expires_in", seconds);
        }
        Instant farAway = Instant.now().plusSeconds(30L * 24 * 3600);
        return body.add("refresh_token", seal.refreshToken(code.as(Grant.REFRESH, seal.randomId(), farAway)))
                .build();
    }

    static void error(HttpServletResponse response, int status, String error) throws IOException {
        JsonAnswer.write(
                response, status, Json.createObjectBuilder().add("error", error).build());
    }
}
