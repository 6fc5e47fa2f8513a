package com.isogeo.security.internal.client;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Sends requests to one endpoint, each on a thread of the module, so that the wait for a response can end.
 *
 * @param <T> the Rest Client interface of the endpoint
 */
public interface RequestSender<T> {

    /**
     * Sends one request, once. Returns at once.
     *
     * @param request calls one method of the endpoint, which blocks until the response has been read
     * @return ends with what the request returns or throws, and by a {@link java.net.SocketTimeoutException} at the
     *     deadline
     */
    <R> CompletionStage<R> send(Function<? super T, ? extends R> request);
}
