package com.isogeo.security.internal.client;

import jakarta.ws.rs.WebApplicationException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A response with a deadline, whatever the endpoint does with its headers and bytes. */
public final class PendingResponse<T> {

    private final String endpoint;
    private final CompletableFuture<T> response;
    private final long deadline;

    public PendingResponse(String endpoint, CompletionStage<T> response, Duration timeout) {
        this.endpoint = endpoint;
        this.response = response.toCompletableFuture();
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    public boolean isDone() {
        return response.isDone();
    }

    /** Waits for the response. An error response comes as the exception that the Rest Client throws for it. */
    public T await() throws ProviderException, TokenErrorException, WebApplicationException {
        try {
            T received = response.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (received == null) {
                throw invalid("an empty response");
            }
            return received;
        } catch (TimeoutException e) {
            response.cancel(true);
            throw timeout("no response in time");
        } catch (CancellationException e) {
            throw timeout("another thread that waited for it has given up");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw timeout("the wait was interrupted");
        } catch (ExecutionException e) {
            throw asProviderException(e);
        }
    }

    private ProviderException asProviderException(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = nextOf(cause)) {
            if (cause instanceof TokenErrorException error) {
                throw error;
            }
            if (cause instanceof WebApplicationException status) {
                throw status;
            }
            if (cause instanceof SocketTimeoutException) {
                return timeout("no response in time");
            }
        }
        // Only the kinds of the exceptions: a message may quote what the endpoint sent, and that may be a token.
        String kinds = kindsOf(failure);
        return invalid(FailureReason.find(failure)
                .map(reason -> reason + " (" + kinds + ")")
                .orElse(kinds));
    }

    private static String kindsOf(ExecutionException failure) {
        StringBuilder kinds = new StringBuilder();
        for (Throwable cause = failure.getCause(); cause != null; cause = nextOf(cause)) {
            kinds.append(kinds.isEmpty() ? "" : " by ").append(cause.getClass().getSimpleName());
        }
        return kinds.toString();
    }

    private static @Nullable Throwable nextOf(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }

    private ProviderException timeout(String why) {
        return ProviderException.timeout(endpoint + ": " + why);
    }

    public ProviderException invalid(String why) {
        return ProviderException.invalidResponse(endpoint + ": " + why);
    }
}
