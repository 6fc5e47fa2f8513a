package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** A pool whose threads work, and whose time goes on, when a test says so. */
abstract class SteppedPool {

    static final int MAX_RUNNING = 200;
    static final int MAX_IDLE = 20;
    static final Duration SLOW_AFTER = Duration.ofSeconds(2);
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    static final class Client implements AutoCloseable {

        boolean isClosed;

        @Override
        public void close() {
            isClosed = true;
        }
    }

    final TestScheduler time = new TestScheduler();
    final Deque<Runnable> threads = new ArrayDeque<>();
    final AtomicBoolean isExecutorShutDown = new AtomicBoolean();
    final List<Client> clients = new ArrayList<>();
    final AtomicReference<Runnable> whenTimeIsRead = new AtomicReference<>(() -> {});

    /** Of a request, which the pool takes for one of the endpoint. */
    final AtomicReference<AssertionError> failure = new AtomicReference<>();

    /** Has one place for a slow request. */
    final SlowRequestBulkhead slow = new SlowRequestBulkhead(1, 1, SLOW_AFTER, this::nanoTime);

    final RestClientPool<Client> pool = pool(this::newClient);

    @AfterEach
    void end() {
        time.shutdownNow();
    }

    static void assertTimeout(CompletableFuture<String> response) {
        assertTrue(response.isDone());
        assertInstanceOf(
                SocketTimeoutException.class,
                assertThrows(CompletionException.class, response::join).getCause());
    }

    void sendAll(int times) {
        for (int i = 0; i < times; i++) {
            var unused = send(() -> "yes");
        }
    }

    CompletableFuture<String> send(Supplier<String> answer) {
        return pool.<String>send(client -> noteFailure(answer)).toCompletableFuture();
    }

    private String noteFailure(Supplier<String> answer) {
        try {
            return answer.get();
        } catch (AssertionError e) {
            failure.compareAndSet(null, e);
            throw e;
        }
    }

    void runThreads() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    RestClientPool<Client> pool(Supplier<Client> builder) {
        return pool(builder, slow);
    }

    RestClientPool<Client> pool(Supplier<Client> builder, SlowRequestBulkhead bulkhead) {
        return new RestClientPool<>(builder, TIMEOUT, bulkhead, this::execute, new Deadlines(time));
    }

    void execute(Runnable task) {
        if (isExecutorShutDown.get()) {
            throw new RejectedExecutionException("shut down");
        }
        threads.add(task);
    }

    Client newClient() {
        Client client = new Client();
        clients.add(client);
        return client;
    }

    long closedClients() {
        return clients.stream().filter(client -> client.isClosed).count();
    }

    long nanoTime() {
        whenTimeIsRead.get().run();
        return time.time().toNanos();
    }
}
