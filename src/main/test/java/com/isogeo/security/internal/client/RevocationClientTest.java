package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestSettings;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevocationClientTest {

    private static final Tokens TOKENS = new Tokens("access", "refresh", null, null);

    private final List<String> sent = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private CompletionStage<Response> answer = new CompletableFuture<>();

    @Test
    @DisplayName("S34 The refresh token is revoked, the client authenticates by the header")
    void refreshTokenIsRevoked() {
        client(ClientAuthentication.BASIC).revoke(TOKENS, failures::add);

        assertEquals(List.of("Basic aWQ6c2VjcmV0", "refresh", "refresh_token"), sent);
        assertTrue(failures.isEmpty(), "no answer yet, and nobody waits");
    }

    @Test
    @DisplayName(
            "S34 Without a refresh token the access token is revoked, the secret goes into the form where configured")
    void accessTokenIsRevoked() {
        client(ClientAuthentication.POST).revoke(new Tokens("access", null, null, null), failures::add);

        assertEquals(List.of("id", "secret", "access", "access_token"), sent);
    }

    @Test
    void withoutAnEndpointNothingIsSent() {
        new RevocationClient(endpoint(), TestSettings.settings()).revoke(TOKENS, failures::add);

        assertEquals(List.of(), sent);
    }

    @Test
    @DisplayName("S20 S34 A failure is told by its kind, and is no obstacle")
    void failureIsTold() {
        answer = CompletableFuture.failedFuture(new CompletionException(new ProcessingException("token=refresh")));
        client(ClientAuthentication.BASIC).revoke(TOKENS, failures::add);

        assertEquals(List.of("ProcessingException"), failures);
    }

    private RevocationClient client(ClientAuthentication authentication) {
        return new RevocationClient(endpoint(), TestSettings.withRevocation(authentication));
    }

    private RevocationEndpoint endpoint() {
        return new RevocationEndpoint() {
            @Override
            public CompletionStage<Response> revokeByBasic(String authorization, String token, String hint) {
                sent.addAll(List.of(authorization, token, hint));
                return answer;
            }

            @Override
            public CompletionStage<Response> revokeByPost(
                    String clientId, String clientSecret, String token, String hint) {
                sent.addAll(List.of(clientId, clientSecret, token, hint));
                return answer;
            }
        };
    }
}
