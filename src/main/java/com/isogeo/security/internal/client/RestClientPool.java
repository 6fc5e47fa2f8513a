package com.isogeo.security.internal.client;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests to one endpoint, in time and in number, slow ones to a smaller number. Each request has a Rest
 * Client to itself while it runs: closing that client is the one portable way to end a request whose response comes a
 * byte at a time, and it ends no other. A client whose request succeeded is used again, and with it its connection.
 */
final class RestClientPool<T> implements RequestSender<T>, AutoCloseable {

    private static final int MAX_RUNNING = 200;
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_IDLE = 20;

    private final Supplier<? extends T> builder;
    private final Duration timeout;
    private final SlowRequestBulkhead slow;
    private final Executor threads;
    private final Deadlines deadlines;

    private final Set<PooledRequest<T, ?>> running = new HashSet<>();
    private final Deque<PooledRequest<T, ?>> waiting = new ArrayDeque<>();
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
        synchronized (running) {
            if (closed.get()) {
                throw new RejectedExecutionException("the application has ended");
            }
            if (!slow.admits(running.size())) {
                request.fail(new SocketTimeoutException("other requests have waited without a response"));
                return;
            }
            if (running.size() >= MAX_RUNNING) {
                if (waiting.size() >= MAX_WAITING) {
                    request.fail(new SocketTimeoutException("too many requests wait for a response"));
                } else {
                    request.startDeadline();
                    waiting.add(request);
                }
                return;
            }
            running.add(request);
        }
        request.send();
    }

    T idleOrNew() {
        @Nullable T client;
        synchronized (running) {
            client = idle.poll();
        }
        return client == null ? builder.get() : client;
    }

    /**
     * The request is over, whatever became of it: its client is free again, or closed, and the next request has its
     * place.
     */
    void release(PooledRequest<T, ?> request, @Nullable T reusable) {
        boolean kept = false;
        @Nullable PooledRequest<T, ?> next;
        synchronized (running) {
            running.remove(request);
            if (reusable != null && !closed.get() && idle.size() < MAX_IDLE) {
                idle.push(reusable);
                kept = true;
            }
            next = waiting.poll();
            if (next != null) {
                running.add(next);
            }
        }
        if (reusable != null && !kept) {
            closeClient(reusable);
        }
        if (next != null) {
            // Not here: one request after the other that fails at once would call itself as often.
            sendLater(next);
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

    boolean withdraw(PooledRequest<T, ?> request) {
        synchronized (running) {
            return waiting.remove(request);
        }
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
        List<PooledRequest<T, ?>> unanswered;
        List<T> unused;
        synchronized (running) {
            closed.set(true);
            unused = List.copyOf(idle);
            idle.clear();
            unanswered = Stream.concat(running.stream(), waiting.stream()).toList();
            waiting.clear();
        }
        unanswered.forEach(PooledRequest::expire);
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
