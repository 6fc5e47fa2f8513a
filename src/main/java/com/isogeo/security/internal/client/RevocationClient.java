package com.isogeo.security.internal.client;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Has tokens revoked (RFC 7009): the refresh token, with which all that came of it goes, or else the access token. */
public final class RevocationClient {

    private final RevocationEndpoint endpoint;
    private final IsogeoSettings settings;

    public RevocationClient(RevocationEndpoint endpoint, IsogeoSettings settings) {
        this.endpoint = endpoint;
        this.settings = settings;
    }

    /** Returns at once. A failure is reported later, on another thread, in a few words without a secret. */
    public void revoke(Tokens tokens, Consumer<String> failure) {
        if (settings.provider().revocationEndpoint().isEmpty()) {
            return;
        }
        try {
            send(tokens).whenComplete((response, thrown) -> {
                if (thrown == null) {
                    response.close();
                } else {
                    failure.accept(reason(thrown));
                }
            });
        } catch (ProcessingException | WebApplicationException e) {
            failure.accept(reason(e));
        }
    }

    private CompletionStage<Response> send(Tokens tokens) {
        String token = tokens.refresh().orElse(tokens.accessToken());
        String hint = tokens.refresh().isPresent() ? "refresh_token" : "access_token";
        ClientCredentials credentials = settings.client().credentials();
        return settings.client().authentication() == ClientAuthentication.POST
                ? endpoint.revokeByPost(credentials.clientId(), credentials.clientSecret(), token, hint)
                : endpoint.revokeByBasic(credentials.basicAuthorization(), token, hint);
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
