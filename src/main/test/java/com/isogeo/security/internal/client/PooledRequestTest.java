package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests of a pool, step by step: the test runs the threads' work and advances the time. */
class PooledRequestTest {

    private static final int MAX_RUNNING = 200;
    private static final int MAX_IDLE = 20;
    private static final Duration SLOW_AFTER = Duration.ofSeconds(2);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final class Client implements AutoCloseable {

        private boolean isClosed;

        @Override
        public void close() {
            isClosed = true;
        }
    }

    private final TestScheduler time = new TestScheduler();
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final AtomicBoolean isExecutorShutDown = new AtomicBoolean();
    private final List<Client> clients = new ArrayList<>();
    private final AtomicReference<Runnable> whenTimeIsRead = new AtomicReference<>(() -> {});

    /** Of a request, which the pool takes for one of the endpoint. */
    private final AtomicReference<AssertionError> failure = new AtomicReference<>();

    /** Has one place for a slow request. */
    private final SlowRequestBulkhead slow = new SlowRequestBulkhead(1, 1, SLOW_AFTER, this::nanoTime);

    private final RestClientPool<Client> pool = pool(this::newClient);

    @AfterEach
    void end() {
        time.shutdownNow();
    }

    @Test
    @DisplayName("S24 A response ends all that was to become of its request without one")
    void responseCancelsWhatWasDue() {
        CompletableFuture<String> response = send(() -> "yes");
        assertTrue(time.delays().containsAll(List.of(SLOW_AFTER, TIMEOUT)));

        runThreads();

        assertEquals("yes", response.join());
        time.advance(Duration.ofSeconds(1));
        assertEquals(List.of(), time.delays());
    }

    @Test
    @DisplayName("S24 A request whose client cannot be built fails, and gives its place to the next")
    void requestWithoutAClientFails() {
        RestClientPool<Client> broken = pool(() -> {
            throw new IllegalStateException("no provider");
        });

        for (int i = 0; i <= MAX_RUNNING; i++) {
            CompletableFuture<?> response = broken.send(client -> "yes").toCompletableFuture();

            assertTrue(response.isDone());
            assertInstanceOf(
                    IllegalStateException.class,
                    assertThrows(CompletionException.class, response::join).getCause());
        }
        assertEquals(List.of(), time.delays());
    }

    @Test
    @DisplayName("S24 A slow request takes a place, and gives it back with its response")
    void slowRequestGivesItsPlaceBack() {
        CompletableFuture<String> response = send(() -> {
            time.advance(SLOW_AFTER);
            assertFalse(slow.tryEnter(), "the request has the one place");
            return "yes";
        });

        runThreads();

        assertEquals("yes", response.join());
        assertTrue(slow.tryEnter());
    }

    @Test
    @DisplayName("S24 A slow request gives its place back at its deadline, while its thread is still caught")
    void expiredRequestGivesItsPlaceBack() {
        CompletableFuture<String> response = send(() -> {
            time.advance(SLOW_AFTER);
            assertFalse(slow.tryEnter(), "the request has the one place");
            time.advance(TIMEOUT.minus(SLOW_AFTER));
            assertTrue(slow.tryEnter());
            assertTrue(clients.get(0).isClosed);
            return "late";
        });

        runThreads();

        assertTimeout(response);
        assertFalse(slow.tryEnter(), "the place was given back once");
    }

    @Test
    @DisplayName("S24 An endpoint that has responded to one that tried it has the next ones at once")
    void responseEndsTheTries() {
        assertTrue(slow.tryEnter());
        CompletableFuture<String> first = send(() -> "yes");
        runThreads();
        assertEquals("yes", first.join());

        sendAll(2);

        assertEquals(2, threads.size(), "none is held");
    }

    @Test
    @DisplayName("S24 An endpoint whose response came too late is stuck as before")
    void lateResponseEndsNoTries() {
        assertTrue(slow.tryEnter());
        CompletableFuture<String> late = send(() -> {
            time.advance(SLOW_AFTER);
            return "late";
        });
        runThreads();
        assertTimeout(late);

        sendAll(2);

        assertEquals(1, threads.size(), "the other one is held");
    }

    @Test
    @DisplayName("S24 A slow request with a response lets more slow ones go on, and one that was ended does not")
    void slowResponseLetsMoreGoOn() {
        SlowRequestBulkhead few = new SlowRequestBulkhead(2, 1, SLOW_AFTER, this::nanoTime);
        RestClientPool<Client> responding = pool(this::newClient, few);
        var ended = responding.send(client -> {
            time.advance(TIMEOUT);
            return "late";
        });
        runThreads();
        assertTrue(few.tryEnter());
        assertFalse(few.tryEnter(), "it has had no response");
        few.leave(false);

        var slowly = responding.send(client -> {
            time.advance(SLOW_AFTER);
            return "slowly";
        });
        runThreads();

        assertEquals("slowly", slowly.toCompletableFuture().join());
        assertTimeout(ended.toCompletableFuture());
        assertTrue(few.tryEnter());
        assertTrue(few.tryEnter());
    }

    @Test
    @DisplayName("S34 A request that hung and that nobody waited for keeps no other one from being sent")
    void hangingRevocationKeepsNobodyWaiting() {
        RestClientPool<Client> revocations = pool(this::newClient, SlowRequestBulkhead.unbounded());
        var hanging = revocations.send(client -> "late");
        time.advance(TIMEOUT);
        assertTimeout(hanging.toCompletableFuture());

        for (int i = 1; i <= MAX_IDLE; i++) {
            var unused = revocations.send(client -> "yes");
            assertEquals(1 + i, clients.size());
        }
    }

    @Test
    @DisplayName("S24 A slow request that finds no place ends at once, and its client with it")
    void slowRequestWithoutAPlaceEnds() {
        assertTrue(slow.tryEnter());
        CompletableFuture<String> response = send(() -> {
            time.advance(SLOW_AFTER);
            return "late";
        });

        runThreads();

        assertTimeout(response);
        assertTrue(clients.get(0).isClosed);
    }

    @Test
    @DisplayName("S24 A request that is given up at the moment when it becomes slow keeps no place")
    void requestGivenUpKeepsNoPlace() {
        AtomicReference<CompletableFuture<String>> response = new AtomicReference<>();
        response.set(send(() -> {
            whenTimeIsRead.set(() -> response.get().cancel(true));
            time.advance(SLOW_AFTER);
            assertTrue(response.get().isCancelled());
            assertTrue(slow.tryEnter());
            return "late";
        }));

        runThreads();

        assertFalse(slow.tryEnter(), "the place was given back once");
    }

    @Test
    @DisplayName(
            "S24 A request that is held tries a stuck endpoint when the one before is slow, within its own deadline")
    void heldRequestHasItsOwnDeadline() {
        assertTrue(slow.tryEnter());
        CompletableFuture<String> caught = send(() -> "late");
        time.advance(Duration.ofSeconds(1));
        CompletableFuture<String> held = send(() -> "yes");
        assertEquals(1, clients.size());

        time.advance(SLOW_AFTER.minusSeconds(1));

        assertTimeout(caught);
        runThreads();
        assertEquals("yes", held.join());
    }

    @Test
    @DisplayName("S24 A request that is held tries a stuck endpoint when the one before goes on as the slow one")
    void heldRequestFollowsASlowOne() {
        assertTrue(slow.tryEnter());
        CompletableFuture<String> caught = send(() -> "late");
        CompletableFuture<String> held = send(() -> "yes");
        slow.leave(false);

        time.advance(SLOW_AFTER);

        assertFalse(caught.isDone());
        threads.removeLast().run();
        assertEquals(2, clients.size(), "the other one is sent");
        assertTrue(time.delays().contains(TIMEOUT.minus(SLOW_AFTER)), "the time for which it was held counts");
        runThreads();
        assertEquals("yes", held.join());
    }

    @Test
    @DisplayName("S24 A request that waits for its turn ends at its own deadline, not with the requests before it")
    void waitingRequestHasItsOwnDeadline() {
        sendAll(MAX_RUNNING);
        CompletableFuture<String> waiting = send(() -> "yes");

        time.advance(TIMEOUT);

        assertTimeout(waiting);
        runThreads();
        assertEquals(MAX_RUNNING, clients.size(), "it is never sent");
    }

    @Test
    @DisplayName("S24 A request whose turn comes after the application's end is over")
    void requestAfterTheEndIsOver() {
        sendAll(MAX_RUNNING);
        CompletableFuture<String> waiting = send(() -> "yes");
        isExecutorShutDown.set(true);

        threads.remove().run();

        assertTimeout(waiting);
    }

    @Test
    @DisplayName("Of clients that were in use at once twenty are kept, and the others are closed")
    void fewClientsAreKept() {
        sendAll(MAX_IDLE + 5);
        assertEquals(MAX_IDLE + 5, clients.size());

        runThreads();
        assertEquals(5, closedClients());

        sendAll(MAX_IDLE);
        assertEquals(MAX_IDLE + 5, clients.size(), "those that were kept are used again");
    }

    @Test
    @DisplayName("A pool that is closed closes its clients, idle ones and those in use")
    void closedPoolClosesItsClients() {
        sendAll(2);
        runThreads();
        CompletableFuture<String> running = send(() -> "late");

        pool.close();

        assertTimeout(running);
        assertEquals(2, closedClients());
        runThreads();
        assertEquals(2, clients.size());
    }

    private static void assertTimeout(CompletableFuture<String> response) {
        assertTrue(response.isDone());
        assertInstanceOf(
                SocketTimeoutException.class,
                assertThrows(CompletionException.class, response::join).getCause());
    }

    private void sendAll(int times) {
        for (int i = 0; i < times; i++) {
            var unused = send(() -> "yes");
        }
    }

    private CompletableFuture<String> send(Supplier<String> answer) {
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

    private void runThreads() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private RestClientPool<Client> pool(Supplier<Client> builder) {
        return pool(builder, slow);
    }

    private RestClientPool<Client> pool(Supplier<Client> builder, SlowRequestBulkhead bulkhead) {
        return new RestClientPool<>(builder, TIMEOUT, bulkhead, this::execute, new Deadlines(time));
    }

    private void execute(Runnable task) {
        if (isExecutorShutDown.get()) {
            throw new RejectedExecutionException("shut down");
        }
        threads.add(task);
    }

    private Client newClient() {
        Client client = new Client();
        clients.add(client);
        return client;
    }

    private long closedClients() {
        return clients.stream().filter(client -> client.isClosed).count();
    }

    private long nanoTime() {
        whenTimeIsRead.get().run();
        return time.time().toNanos();
    }
}
