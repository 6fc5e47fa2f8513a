package com.isogeo.security.internal.client;

import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call, from its beginning to the moment when its client is free again. */
final class PooledRequest<T, R> {

    private final RestClientPool<T> pool;
    private final Function<? super T, ? extends R> request;
    private final CompletableFuture<R> response = new CompletableFuture<>();
    private final AtomicReference<@Nullable Future<?>> deadline = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<?>> slowness = new AtomicReference<>();
    private final AtomicReference<@Nullable T> client = new AtomicReference<>();
    private final AtomicBoolean isSlow = new AtomicBoolean();
    private final AtomicBoolean expired = new AtomicBoolean();

    PooledRequest(RestClientPool<T> pool, Function<? super T, ? extends R> request) {
        this.pool = pool;
        this.request = request;
    }

    /** Starts its deadline. */
    void startDeadline() {
        if (deadline.get() != null) {
            return;
        }
        Future<?> scheduled = pool.schedule(this::expire, pool.timeout());
        // It may be sent by another thread meanwhile, and be over.
        if (!deadline.compareAndSet(null, scheduled) || response.isDone()) {
            scheduled.cancel(false);
        }
    }

    /** Takes a client, and calls it on a thread of the module. */
    void send() {
        try {
            T own = pool.idleOrNew();
            client.set(own);
            // Not earlier: to build a new client takes time that is not the endpoint's.
            startDeadline();
            slowness.set(pool.schedule(this::enterSlow, pool.slow().slowAfter()));
            pool.execute(() -> call(own));
        } catch (RuntimeException | Error e) {
            end(null, e);
        }
    }

    private void call(T own) {
        R result;
        try {
            if (expired.get()) {
                throw new SocketTimeoutException("no response in time");
            }
            result = request.apply(own);
        } catch (SocketTimeoutException | RuntimeException | Error e) {
            end(null, e);
            return;
        }
        end(result, null);
    }

    /** The response has been read: its client is free before the caller goes on, who may have the next request. */
    private void end(@Nullable R result, @Nullable Throwable failure) {
        if (!expired.get()) {
            pool.slow().noteResponse();
        }
        releaseClient(failure == null);
        if (failure == null) {
            response.complete(result);
        } else {
            response.completeExceptionally(failure);
        }
        cancel(deadline);
        cancel(slowness);
        leaveSlow();
    }

    private void releaseClient(boolean isSuccess) {
        @Nullable T own = client.getAndSet(null);
        boolean reusable = own != null && isSuccess && !expired.get();
        if (own != null && !reusable) {
            // A response that was not read to its end would keep its connection.
            RestClientPool.closeClient(own);
        }
        pool.release(this, reusable ? own : null);
    }

    CompletableFuture<R> response() {
        return response;
    }

    void fail(Exception timeout) {
        response.completeExceptionally(timeout);
        cancel(deadline);
    }

    private void cancel(AtomicReference<@Nullable Future<?>> task) {
        @Nullable Future<?> scheduled = task.get();
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }

    /** Goes on if not too many requests are slow, and expires otherwise. */
    private void enterSlow() {
        if (response.isDone()) {
            return;
        }
        if (pool.slow().tryEnter()) {
            markSlow();
        } else {
            expire();
        }
    }

    private void markSlow() {
        isSlow.set(true);
        if (response.isDone()) {
            leaveSlow();
        }
        pool.endTry(this);
    }

    private void leaveSlow() {
        if (isSlow.compareAndSet(true, false)) {
            pool.slow().leave(!expired.get());
        }
    }

    void expire() {
        expired.set(true);
        response.completeExceptionally(new SocketTimeoutException("no response in time"));
        leaveSlow();
        // Before its client is closed, which some clients take their time for.
        pool.abandon(this);
        RestClientPool.closeClient(client.get());
    }
}
