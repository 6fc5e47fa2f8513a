package com.isogeo.security.internal.client;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests to one endpoint, in time and in number, slow ones to a smaller number. Each request has a Rest
 * Client to itself while it runs: closing that client is the one portable way to end a request whose response comes a
 * byte at a time, and it ends no other. A client whose request succeeded is used again, and with it its connection.
 */
final class RestClientPool<T> implements RequestSender<T>, AutoCloseable {

    private static final int MAX_IDLE = 20;

    private final Supplier<? extends T> builder;
    private final Duration timeout;
    private final SlowRequestBulkhead slow;
    private final Executor threads;
    private final Deadlines deadlines;

    private final RequestQueue<PooledRequest<T, ?>> queue;
    private final Deque<T> idle = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    RestClientPool(
            Supplier<? extends T> builder,
            Duration timeout,
            SlowRequestBulkhead slow,
            Executor threads,
            Deadlines deadlines) {
        this.builder = builder;
        this.timeout = timeout;
        this.slow = slow;
        this.threads = threads;
        this.deadlines = deadlines;
        this.queue = new RequestQueue<>(slow);
    }

    @Override
    public <R> CompletionStage<R> send(Function<? super T, ? extends R> request) {
        PooledRequest<T, R> pooled = new PooledRequest<>(this, request);
        try {
            admit(pooled);
        } catch (RejectedExecutionException e) {
            pooled.fail(e);
        }
        return pooled.response();
    }

    private void admit(PooledRequest<T, ?> request) {
        RequestQueue.Admission<PooledRequest<T, ?>> admission = queue.add(request);
        admission.displaced().ifPresent(other -> other.fail(timeout("other requests have waited without a response")));
        switch (admission.place()) {
            case RUNNING -> request.send();
            case WAITING, HELD -> request.startDeadline();
            case REFUSED -> request.fail(timeout("too many requests wait for a response"));
            case CLOSED -> throw new RejectedExecutionException("the application has ended");
        }
    }

    private static SocketTimeoutException timeout(String why) {
        return new SocketTimeoutException(why);
    }

    T idleOrNew() {
        @Nullable T client;
        synchronized (idle) {
            client = idle.poll();
        }
        return client == null ? builder.get() : client;
    }

    /**
     * The request is over, whatever became of it: its client is free again, or closed, and the next request has its
     * place.
     */
    void release(PooledRequest<T, ?> request, @Nullable T reusable) {
        if (reusable != null && !keep(reusable)) {
            closeClient(reusable);
        }
        // Not here: one request after the other that fails at once would call itself as often.
        queue.finish(request).forEach(this::sendLater);
    }

    private boolean keep(T client) {
        synchronized (idle) {
            boolean kept = !closed.get() && idle.size() < MAX_IDLE;
            if (kept) {
                idle.push(client);
            }
            return kept;
        }
    }

    private void sendLater(PooledRequest<T, ?> request) {
        try {
            threads.execute(request::send);
        } catch (RejectedExecutionException e) {
            // The application has ended, and the request with it.
            request.expire();
        }
    }

    void endTry(PooledRequest<T, ?> request) {
        queue.endTry(request).forEach(this::sendLater);
    }

    void abandon(PooledRequest<T, ?> request) {
        queue.abandon(request).forEach(this::sendLater);
    }

    void execute(Runnable task) {
        threads.execute(task);
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return deadlines.schedule(task, delay);
    }

    Duration timeout() {
        return timeout;
    }

    SlowRequestBulkhead slow() {
        return slow;
    }

    @Override
    public void close() {
        List<T> unused;
        synchronized (idle) {
            closed.set(true);
            unused = List.copyOf(idle);
            idle.clear();
        }
        queue.close().forEach(PooledRequest::expire);
        unused.forEach(RestClientPool::closeClient);
    }

    static void closeClient(@Nullable Object client) {
        try {
            if (client instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            // It is not used again.
        }
    }
}
