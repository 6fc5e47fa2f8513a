package com.isogeo.security.internal.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call, from its beginning to the moment when its client is free again. */
final class PooledRequest<T> {

    private final RestClientPool<T> pool;
    private final Method method;
    private final Object[] arguments;
    private final CompletableFuture<Object> response = new CompletableFuture<>();
    private final AtomicReference<@Nullable Future<?>> deadline = new AtomicReference<>();
    private final AtomicReference<@Nullable Future<?>> slowness = new AtomicReference<>();
    private final AtomicReference<@Nullable T> client = new AtomicReference<>();
    private final AtomicBoolean isSlow = new AtomicBoolean();
    private final AtomicBoolean expired = new AtomicBoolean();

    PooledRequest(RestClientPool<T> pool, Method method, Object[] arguments) {
        this.pool = pool;
        this.method = method;
        this.arguments = arguments;
    }

    /** Starts its deadline. */
    void startDeadline() {
        if (deadline.get() == null) {
            deadline.set(pool.schedule(this::expire, pool.timeout()));
        }
    }

    void send() {
        try {
            T own = pool.idleOrNew();
            client.set(own);
            // Not earlier: to build a new client takes time that is not the endpoint's.
            startDeadline();
            slowness.set(pool.schedule(this::enterSlow, pool.slow().slowAfter()));
            if (expired.get()) {
                throw new SocketTimeoutException("no response in time");
            }
            ((CompletionStage<?>) method.invoke(own, arguments)).whenComplete(this::end);
        } catch (InvocationTargetException e) {
            end(null, e.getCause() == null ? e : e.getCause());
        } catch (IllegalAccessException | SocketTimeoutException | RuntimeException e) {
            end(null, e);
        }
    }

    private void end(@Nullable Object result, @Nullable Throwable failure) {
        if (!expired.get()) {
            pool.slow().noteResponse();
        }
        // The caller may read the response until the deadline, which is why the client is released afterwards.
        if (failure == null) {
            response.complete(result);
        } else {
            response.completeExceptionally(failure);
        }
        cancel(deadline);
        cancel(slowness);
        leaveSlow();
        @Nullable T own = client.getAndSet(null);
        boolean reusable = own != null && failure == null && !expired.get();
        if (own != null && !reusable) {
            // A response that was not read to its end would keep its connection.
            RestClientPool.closeClient(own);
        }
        pool.release(this, reusable ? own : null);
    }

    CompletableFuture<Object> response() {
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
    }

    private void leaveSlow() {
        if (isSlow.compareAndSet(true, false)) {
            pool.slow().leave();
        }
    }

    void expire() {
        expired.set(true);
        response.completeExceptionally(new SocketTimeoutException("no response in time"));
        leaveSlow();
        @Nullable T own = client.get();
        if (own != null) {
            RestClientPool.closeClient(own);
        } else {
            pool.withdraw(this);
        }
    }
}
