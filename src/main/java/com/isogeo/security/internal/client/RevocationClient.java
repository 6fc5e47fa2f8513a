package com.isogeo.security.internal.client;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Has tokens revoked (RFC 7009): the refresh token, with which all that came of it goes, or else the access token. */
public final class RevocationClient {

    private final RequestSender<RevocationEndpoint> requests;
    private final IsogeoSettings settings;
    private final OperatorLog log;

    public RevocationClient(RequestSender<RevocationEndpoint> requests, IsogeoSettings settings, OperatorLog log) {
        this.requests = requests;
        this.settings = settings;
        this.log = log;
    }

    /** Returns at once. A failure is a line of the log; then onFailure is called, on another thread. */
    public void revoke(Tokens tokens, Runnable onFailure) {
        if (settings.provider().revocationEndpoint().isEmpty()) {
            return;
        }
        requests.send(endpoint -> revoke(endpoint, tokens)).whenComplete((status, thrown) -> {
            if (thrown != null) {
                report(thrown, onFailure);
            }
        });
    }

    /** The status. Any other than a success is an exception. */
    private int revoke(RevocationEndpoint endpoint, Tokens tokens) {
        try (Response response = send(endpoint, tokens)) {
            return response.getStatus();
        }
    }

    private Response send(RevocationEndpoint endpoint, Tokens tokens) {
        String token = tokens.findRefreshToken().orElse(tokens.accessToken());
        String hint = tokens.findRefreshToken().isPresent() ? "refresh_token" : "access_token";
        ClientCredentials credentials = settings.client().credentials();
        return settings.client().authentication() == ClientAuthentication.POST
                ? endpoint.revokeByPost(credentials.clientId(), credentials.clientSecret(), token, hint)
                : endpoint.revokeByBasic(credentials.basicAuthorization(), token, hint);
    }

    private void report(Throwable failure, Runnable onFailure) {
        log.warn(
                Message.REVOCATION_FAILED,
                "The tokens of a login that has ended were not revoked: " + reason(failure) + ".");
        onFailure.run();
    }

    /** Only kinds: a message may quote what was sent. */
    private static String reason(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WebApplicationException answer) {
                return "status " + answer.getResponse().getStatus();
            }
        }
        Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
        return cause.getClass().getSimpleName();
    }
}
