package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.US_ASCII;

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

/** The token endpoint (RFC 6749, sections 4.1.3 to 6; PKCE by RFC 7636, section 4.6). */
@WebServlet(urlPatterns = "/oauth/token", asyncSupported = true)
public class TokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Seal seal;

    @Inject
    private transient SpentCodes spentCodes;

    @Inject
    private transient Families families;

    @Inject
    private transient Clients clients;

    @Inject
    private transient Received received;

    @Inject
    private transient TokenAnswers answers;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean refresh = "refresh_token".equals(request.getParameter("grant_type"));
        Optional<Grant> grant =
                refresh ? grant(request, "refresh_token", Grant.REFRESH) : grant(request, "code", Grant.CODE);
        received.note(request, grant.map(Grant::user));
        if (!clients.isKnown(request)) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"stand-in\"");
            error(response, 401, "invalid_client");
        } else if (!refresh && !"authorization_code".equals(request.getParameter("grant_type"))) {
            error(response, 400, "unsupported_grant_type");
        } else if (grant.isEmpty()) {
            error(response, 400, "invalid_grant");
        } else if (refresh) {
            refresh(request, response, grant.get());
        } else if (isGood(grant.get(), request) && spentCodes.spend(grant.get().id())) {
            answers.give(request, response, grant.get(), issued(grant.get(), true));
        } else {
            error(response, 400, "invalid_grant");
        }
    }

    private Optional<Grant> grant(HttpServletRequest request, String parameter, String kind) {
        return Optional.ofNullable(request.getParameter(parameter)).flatMap(text -> seal.open(kind, text));
    }

    /** RFC 6749, section 6. */
    private void refresh(HttpServletRequest request, HttpServletResponse response, Grant grant) throws IOException {
        if (answers.refuseRefresh(request, response, grant)) {
            return;
        }
        if (grant.isExpired() || families.isRevoked(grant) || !families.spend(grant)) {
            error(response, 400, "invalid_grant");
            return;
        }
        JsonAnswer.write(response, 200, issued(grant.refreshed(), !grant.has(Scenario.KEEP)));
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

    private JsonObject issued(Grant code, boolean withRefreshToken) {
        int seconds = code.seconds();
        Instant expiry = Instant.now().plusSeconds(seconds);
        var body = Json.createObjectBuilder()
                .add("access_token", seal.accessToken(code.as(Grant.ACCESS, seal.randomId(), expiry)));
        if (!code.has(Scenario.NO_TOKEN_TYPE)) {
            body.add("token_type", code.has(Scenario.MAC) ? "mac" : "bearer");
        }
        if (!code.has(Scenario.NO_EXPIRY)) {
            body.add("expires_in", seconds);
        }
        if (!withRefreshToken || code.has(Scenario.NO_REFRESH_TOKEN)) {
            return body.build();
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
