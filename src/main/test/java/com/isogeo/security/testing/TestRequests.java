package com.isogeo.security.testing;

import com.isogeo.security.internal.client.RequestSender;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Calls an endpoint that a test scripts, on the caller's thread. Each method of that endpoint answers by
 * {@link #answer}, with a stage that may be completed later or never.
 */
public final class TestRequests<T> implements RequestSender<T> {

    private final T endpoint;

    public TestRequests(T endpoint) {
        this.endpoint = endpoint;
    }

    /** An answer that is not there yet. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient CompletionStage<?> answer;

        private Unanswered(CompletionStage<?> answer) {
            this.answer = answer;
        }
    }

    /** What a blocking method of the endpoint returns or throws. */
    public static <R> R answer(CompletionStage<R> answer) {
        CompletableFuture<R> future = answer.toCompletableFuture();
        if (!future.isDone()) {
            throw new Unanswered(answer);
        }
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> CompletionStage<R> send(Function<? super T, ? extends R> request) {
        try {
            return CompletableFuture.completedFuture(request.apply(endpoint));
        } catch (Unanswered e) {
            return (CompletionStage<R>) e.answer;
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
