package com.isogeo.security.internal.client;

import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
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

/** An answer that is awaited for so long and no longer, whatever the far side does with its headers and bytes. */
final class PendingResponse<T> {

    private final String farSide;
    private final CompletableFuture<T> answer;
    private final long deadline;

    PendingResponse(String farSide, CompletionStage<T> answer, Duration timeout) {
        this.farSide = farSide;
        this.answer = answer.toCompletableFuture();
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    boolean isDone() {
        return answer.isDone();
    }

    /** The answer. A refusal that the Rest Client tells by an exception comes as that exception. */
    T await() throws ProviderUnreachableException, TokenErrorException, WebApplicationException {
        try {
            T received = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (received == null) {
                throw unusable("an empty answer");
            }
            return received;
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent("no answer in time");
        } catch (CancellationException e) {
            throw silent("another thread that waited for it has given up");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw silent("the wait was interrupted");
        } catch (ExecutionException e) {
            throw told(e);
        }
    }

    private ProviderUnreachableException told(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = nextOf(cause)) {
            if (cause instanceof TokenErrorException refusal) {
                throw refusal;
            }
            if (cause instanceof WebApplicationException status) {
                throw status;
            }
            if (cause instanceof SocketTimeoutException) {
                return silent("no answer in time");
            }
        }
        // Only the kinds of the exceptions: a message may quote what the far side sent, and that may be a token.
        return unusable(kindsOf(failure));
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

    private ProviderUnreachableException silent(String why) {
        return new ProviderUnreachableException(Fault.SILENT, farSide + ": " + why);
    }

    ProviderUnreachableException unusable(String why) {
        return new ProviderUnreachableException(Fault.UNUSABLE, farSide + ": " + why);
    }
}
