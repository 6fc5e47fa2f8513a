package com.isogeo.standin.internal.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInClient;
import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** The token endpoint (RFC 6749, sections 4.1.3 to 6; PKCE by RFC 7636, section 4.6). */
public final class TokenEndpoint {

    private static final String REFRESH = "refresh_token";

    private final Registration registration;
    private final Seal seal;
    private final TokenFamilies families;
    private final TokenIssuer issuer;
    private final TokenScenarios scenarios;
    private final RequestLog log;
    private final Clock clock;

    public TokenEndpoint(
            Registration registration,
            Seal seal,
            TokenFamilies families,
            TokenIssuer issuer,
            TokenScenarios scenarios,
            RequestLog log,
            Clock clock) {
        this.registration = registration;
        this.seal = seal;
        this.families = families;
        this.issuer = issuer;
        this.scenarios = scenarios;
        this.log = log;
        this.clock = clock;
    }

    public Response post(Request request) {
        return respond(request).with("Pragma", "no-cache");
    }

    private Response respond(Request request) {
        Parameters form = request.form();
        boolean isRefresh = form.value("grant_type").equals(REFRESH);
        String parameter = isRefresh ? REFRESH : "code";
        Optional<Grant> grant =
                seal.open(isRefresh ? Grant.Kind.REFRESH_TOKEN : Grant.Kind.CODE, form.value(parameter));
        log.add(request, grant);
        Optional<StandInClient> client = registration.authenticate(request);
        if (client.isEmpty()) {
            return Response.error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"stand-in\"");
        }
        if (form.hasRepetition() || form.value("grant_type").isEmpty()) {
            return Response.error(400, "invalid_request");
        }
        if (!isRefresh && !form.value("grant_type").equals("authorization_code")) {
            return Response.error(400, "unsupported_grant_type");
        }
        if (form.value(parameter).isEmpty()) {
            return Response.error(400, "invalid_request");
        }
        return grant.filter(each -> each.clientId().equals(client.get().id()))
                .map(each -> isRefresh ? refresh(each) : exchange(each, form))
                .orElseGet(TokenEndpoint::invalidGrant);
    }

    private static Response invalidGrant() {
        return Response.error(400, "invalid_grant");
    }

    /** RFC 6749, section 4.1.3. */
    private Response exchange(Grant code, Parameters form) {
        boolean isGood = !code.isExpired(clock.instant())
                && code.redirectUri().equals(form.value("redirect_uri"))
                && isVerified(code, form.value("code_verifier"));
        return isGood && families.useCode(code) ? scenarios.spoil(code, issuer.issue(code, true)) : invalidGrant();
    }

    /** A verifier without a challenge is a downgrade, and refused as well (RFC 9700, section 2.1.1). */
    private static boolean isVerified(Grant code, String verifier) {
        return code.codeChallenge().isEmpty()
                ? verifier.isEmpty()
                : code.codeChallenge().equals(challenge(verifier));
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

    /** RFC 6749, section 6. */
    private Response refresh(Grant token) {
        Optional<Response> spoilt = scenarios.spoilRefresh(token);
        if (spoilt.isPresent()) {
            return spoilt.get();
        }
        boolean isGood =
                !token.isExpired(clock.instant()) && !families.isRevoked(token) && families.useRefreshToken(token);
        return isGood ? issuer.issue(token.refreshed(), !token.has(Scenario.KEEP)) : invalidGrant();
    }
}
