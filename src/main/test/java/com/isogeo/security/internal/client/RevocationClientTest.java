package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestRequests;
import com.isogeo.security.testing.TestSettings;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RevocationClientTest {

    private static final Tokens TOKENS = new Tokens("access", "refresh", null, null);

    private final OperatorLog log = new OperatorLog(new TestClock());
    private final List<String> sent = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private CompletionStage<Response> answer = new CompletableFuture<>();

    @Test
    @DisplayName("S34 The refresh token is revoked, the client authenticates by the header")
    void refreshTokenIsRevoked() {
        client(ClientAuthentication.BASIC).revoke(TOKENS, failures::incrementAndGet);

        assertEquals(List.of("Basic aWQ6c2VjcmV0", "refresh", "refresh_token"), sent);
        assertEquals(0, failures.get(), "no response yet, and nothing waits for it");
    }

    @Test
    @DisplayName(
            "S34 Without a refresh token the access token is revoked, the secret goes into the form where configured")
    void accessTokenIsRevoked() {
        client(ClientAuthentication.POST).revoke(new Tokens("access", null, null, null), failures::incrementAndGet);

        assertEquals(List.of("id", "secret", "access", "access_token"), sent);
    }

    @Test
    void withoutAnEndpointNothingIsSent() {
        new RevocationClient(endpoint(), TestSettings.settings(), log).revoke(TOKENS, failures::incrementAndGet);

        assertEquals(List.of(), sent);
    }

    @Test
    @DisplayName("S20 S34 A failure is told by its kind, and is no obstacle")
    void failureIsTold() {
        answer = CompletableFuture.failedFuture(new CompletionException(new ProcessingException("token=refresh")));
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            client(ClientAuthentication.BASIC).revoke(TOKENS, failures::incrementAndGet);

            assertEquals(1, failures.get());
            assertEquals(
                    List.of("ISOGEO305: The tokens of a login that has ended were not revoked: ProcessingException."),
                    lines.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S34 A revocation that succeeds is no line of the log, and its response is closed")
    void successIsSilent() {
        Response response = Response.ok().build();
        answer = CompletableFuture.completedFuture(response);

        assertEquals(List.of(), warningsOfARevocation());

        assertEquals(0, failures.get());
        assertThrows(IllegalStateException.class, response::hasEntity, "it is closed");
    }

    @Test
    @DisplayName("S34 A failure of any depth is told by the status, where there is one")
    void statusIsTold() {
        answer = CompletableFuture.failedFuture(
                new ProcessingException("token=refresh", new CompletionException(new WebApplicationException(503))));

        assertEquals(
                List.of("ISOGEO305: The tokens of a login that has ended were not revoked: status 503."),
                warningsOfARevocation());
        assertEquals(1, failures.get());
    }

    @Test
    @DisplayName("S34 A failure without a cause is told by its own kind")
    void failureWithoutACauseIsTold() {
        RequestSender<RevocationEndpoint> closed = new RequestSender<>() {
            @Override
            public <R> CompletionStage<R> send(Function<? super RevocationEndpoint, ? extends R> request) {
                return CompletableFuture.failedFuture(new SocketTimeoutException("token=refresh"));
            }
        };
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            new RevocationClient(closed, TestSettings.withRevocation(ClientAuthentication.POST), log)
                    .revoke(TOKENS, failures::incrementAndGet);

            assertEquals(
                    List.of(
                            "ISOGEO305: The tokens of a login that has ended were not revoked: SocketTimeoutException."),
                    lines.at(Level.WARNING));
        }
    }

    private List<String> warningsOfARevocation() {
        try (TestLog lines = new TestLog("com.isogeo.security.session")) {
            client(ClientAuthentication.BASIC).revoke(TOKENS, failures::incrementAndGet);
            return lines.at(Level.WARNING);
        }
    }

    private RevocationClient client(ClientAuthentication authentication) {
        return new RevocationClient(endpoint(), TestSettings.withRevocation(authentication), log);
    }

    private RequestSender<RevocationEndpoint> endpoint() {
        return new TestRequests<>(new RevocationEndpoint() {
            @Override
            public Response revokeByBasic(String authorization, String token, String hint) {
                sent.addAll(List.of(authorization, token, hint));
                return TestRequests.answer(answer);
            }

            @Override
            public Response revokeByPost(String clientId, String clientSecret, String token, String hint) {
                sent.addAll(List.of(clientId, clientSecret, token, hint));
                return TestRequests.answer(answer);
            }
        });
    }
}
