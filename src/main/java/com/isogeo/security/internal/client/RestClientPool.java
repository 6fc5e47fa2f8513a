package com.isogeo.security.internal.client;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the requests to one endpoint, in time and in number, those that are slow to a smaller one. Each has a Rest
 * Client to itself while it runs: closing that client is the one portable way to end a request whose answer comes a
 * byte at a time, and it ends no other. A client whose request went well is used again, and with it its connection.
 */
final class RestClientPool<T> implements InvocationHandler, AutoCloseable {

    private static final int MAX_RUNNING = 200;
    private static final int MAX_WAITING = 1_000;
    private static final int MAX_IDLE = 20;

    private final Class<T> type;
    private final Supplier<? extends T> builder;
    private final Duration timeout;
    private final SlowRequests slow;
    private final Executor threads;
    private final ScheduledExecutorService deadlines;

    private final Set<Request> running = new HashSet<>();
    private final Deque<Request> waiting = new ArrayDeque<>();
    private final Deque<T> idle = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** The methods of the type all return a stage. */
    RestClientPool(
            Class<T> type,
            Supplier<? extends T> builder,
            Duration timeout,
            SlowRequests slow,
            Executor threads,
            ScheduledExecutorService deadlines) {
        this.type = type;
        this.builder = builder;
        this.timeout = timeout;
        this.slow = slow;
        this.threads = threads;
        this.deadlines = deadlines;
    }

    /**
     * A client of which each call is such a request. Its stages end by a {@link SocketTimeoutException} at the
     * deadline.
     */
    T client() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> arguments != null && proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "RestClientPool[" + type.getSimpleName() + "]";
            };
        }
        Request request = new Request(method, arguments == null ? new Object[0] : arguments);
        try {
            admit(request);
        } catch (RejectedExecutionException e) {
            request.answer.completeExceptionally(e);
        }
        return request.answer;
    }

    private void admit(Request request) {
        synchronized (running) {
            if (closed.get()) {
                throw new RejectedExecutionException("the application has ended");
            }
            if (!slow.admits(running.size())) {
                request.fail(new SocketTimeoutException("others have waited for an answer in vain"));
                return;
            }
            if (running.size() >= MAX_RUNNING) {
                if (waiting.size() >= MAX_WAITING) {
                    request.fail(new SocketTimeoutException("too many requests wait for an answer"));
                } else {
                    request.watch();
                    waiting.add(request);
                }
                return;
            }
            running.add(request);
        }
        request.send();
    }

    private T idleOrNew() {
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
    private void release(Request request, @Nullable T reusable) {
        boolean kept = false;
        @Nullable Request next;
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
            close(reusable);
        }
        if (next != null) {
            // Not here: one request after the other that fails at once would call itself as often.
            sendLater(next);
        }
    }

    private void sendLater(Request request) {
        try {
            threads.execute(request::send);
        } catch (RejectedExecutionException e) {
            // The application has ended, and the request with it.
            request.expire();
        }
    }

    private boolean withdraw(Request request) {
        synchronized (running) {
            return waiting.remove(request);
        }
    }

    @Override
    public void close() {
        List<Request> unanswered;
        List<T> unused;
        synchronized (running) {
            closed.set(true);
            unused = List.copyOf(idle);
            idle.clear();
            unanswered = Stream.concat(running.stream(), waiting.stream()).toList();
            waiting.clear();
        }
        unanswered.forEach(Request::expire);
        unused.forEach(RestClientPool::close);
    }

    private static void close(Object client) {
        try {
            if (client instanceof AutoCloseable closeable) {
                closeable.close();
            }
        } catch (Exception e) {
            // Nothing was left to be had of it.
        }
    }

    /** One call, from its beginning to the moment when its client is free again. */
    private final class Request {

        private final Method method;
        private final Object[] arguments;
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final AtomicReference<@Nullable Future<?>> deadline = new AtomicReference<>();
        private final AtomicReference<@Nullable Future<?>> slowness = new AtomicReference<>();
        private final AtomicReference<@Nullable T> client = new AtomicReference<>();
        private final AtomicBoolean isSlow = new AtomicBoolean();
        private final AtomicBoolean expired = new AtomicBoolean();

        private Request(Method method, Object[] arguments) {
            this.method = method;
            this.arguments = arguments;
        }

        /** From now on its time runs. */
        void watch() {
            if (deadline.get() == null) {
                deadline.set(deadlines.schedule(this::expire, timeout.toNanos(), TimeUnit.NANOSECONDS));
            }
        }

        void send() {
            try {
                T own = idleOrNew();
                client.set(own);
                // Not earlier: a client that is new takes its time, and that is not the far side's.
                watch();
                slowness.set(deadlines.schedule(this::enterSlow, slow.soon().toNanos(), TimeUnit.NANOSECONDS));
                if (expired.get()) {
                    throw new SocketTimeoutException("no answer in time");
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
                slow.noteAnswer();
            }
            // Whoever waits for it may read on until the deadline, which is why the client is released afterwards.
            if (failure == null) {
                answer.complete(result);
            } else {
                answer.completeExceptionally(failure);
            }
            cancel(deadline);
            cancel(slowness);
            leaveSlow();
            @Nullable T own = client.getAndSet(null);
            boolean reusable = own != null && failure == null && !expired.get();
            if (own != null && !reusable) {
                // An answer that was not read to its end would keep its connection.
                RestClientPool.close(own);
            }
            release(this, reusable ? own : null);
        }

        void fail(SocketTimeoutException timeout) {
            answer.completeExceptionally(timeout);
            cancel(deadline);
        }

        private void cancel(AtomicReference<@Nullable Future<?>> task) {
            @Nullable Future<?> scheduled = task.get();
            if (scheduled != null) {
                scheduled.cancel(false);
            }
        }

        /** It goes on, when not too many are as slow. */
        private void enterSlow() {
            if (answer.isDone()) {
                return;
            }
            if (!slow.enter()) {
                expire();
                return;
            }
            isSlow.set(true);
            if (answer.isDone()) {
                leaveSlow();
            }
        }

        private void leaveSlow() {
            if (isSlow.compareAndSet(true, false)) {
                slow.leave();
            }
        }

        void expire() {
            expired.set(true);
            answer.completeExceptionally(new SocketTimeoutException("no answer in time"));
            leaveSlow();
            @Nullable T own = client.get();
            if (own != null) {
                RestClientPool.close(own);
            } else {
                withdraw(this);
            }
        }
    }
}
