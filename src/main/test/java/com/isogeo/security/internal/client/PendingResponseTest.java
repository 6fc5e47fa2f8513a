package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LoginError;
import jakarta.ws.rs.ProcessingException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PendingResponseTest {

    private final CompletableFuture<String> response = new CompletableFuture<>();

    @Test
    void isDoneWithItsResponse() {
        PendingResponse<String> pending = pending(Duration.ofMinutes(1));
        assertFalse(pending.isDone());

        response.complete("yes");

        assertTrue(pending.isDone());
    }

    @Test
    @DisplayName("S24 An interrupted wait ends the request and keeps the interrupt flag")
    void interruptedWaitEnds() {
        PendingResponse<String> pending = pending(Duration.ofMinutes(1));
        Thread.currentThread().interrupt();

        ProviderException failure = assertThrows(ProviderException.class, pending::await);

        assertTrue(Thread.interrupted(), "the flag is kept");
        assertTrue(response.isCancelled());
        assertEquals(LoginError.PROVIDER_TIMEOUT, failure.error());
        assertEquals("token endpoint: the wait was interrupted", failure.reason());
    }

    @Test
    @DisplayName("S24 A wait that ends without a response cancels its request")
    void silentRequestIsCancelled() {
        ProviderException failure = assertThrows(ProviderException.class, pending(Duration.ZERO)::await);

        assertTrue(response.isCancelled());
        assertEquals("token endpoint: no response in time", failure.reason());
    }

    @Test
    @DisplayName("S24 A timeout of the connection is a timeout, not an invalid response")
    void timeoutOfTheConnectionIsATimeout() {
        response.completeExceptionally(new ProcessingException(new SocketTimeoutException("Read timed out")));

        ProviderException failure = assertThrows(ProviderException.class, pending(Duration.ofMinutes(1))::await);

        assertEquals(LoginError.PROVIDER_TIMEOUT, failure.error());
        assertEquals("token endpoint: no response in time", failure.reason());
    }

    private PendingResponse<String> pending(Duration timeout) {
        return new PendingResponse<>("token endpoint", response, timeout);
    }
}
