package com.isogeo.security.internal.client;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Has tokens revoked (RFC 7009): the refresh token, with which all that came of it goes, or else the access token. */
public final class RevocationClient {

    private final RevocationEndpoint endpoint;
    private final IsogeoSettings settings;
    private final OperatorLog log;

    public RevocationClient(RevocationEndpoint endpoint, IsogeoSettings settings, OperatorLog log) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.log = log;
    }

    /** Returns at once. A failure is a line of the log; then onFailure is called, on another thread. */
    public void revoke(Tokens tokens, Runnable onFailure) {
        if (settings.provider().revocationEndpoint().isEmpty()) {
            return;
        }
        try {
            send(tokens).whenComplete((response, thrown) -> {
                if (thrown == null) {
                    response.close();
                } else {
                    report(thrown, onFailure);
                }
            });
        } catch (ProcessingException | WebApplicationException e) {
            report(e, onFailure);
        }
    }

    private CompletionStage<Response> send(Tokens tokens) {
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
                "The tokens of a user who signed out were not revoked: " + reason(failure) + ".");
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
