package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestClientPoolTest {

    private static final int MAX_RUNNING = 200;
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** An endpoint of the far side. */
    public interface Endpoint {

        String ask(String question);
    }

    /** Does not answer before it is closed, or answers at once. */
    private static final class Client implements Endpoint, AutoCloseable {

        private final CompletableFuture<String> caught = new CompletableFuture<>();

        @Override
        public String ask(String question) {
            return switch (question) {
                case "drip" -> caught.join();
                case "fail" -> throw new ProcessingException("cut");
                case "throw" -> throw new LinkageError("no such class");
                default -> "answer to " + question;
            };
        }

        @Override
        public void close() {
            caught.completeExceptionally(new IOException("Socket closed"));
        }

        boolean isClosed() {
            return caught.isDone();
        }
    }

    private final Queue<Client> clients = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = RestClientExecutors.forResponses();
    private final Deadlines deadlines = new Deadlines(RestClientExecutors.forDeadlines());

    @AfterEach
    void end() {
        deadlines.close();
        threads.shutdownNow();
    }

    @Test
    @DisplayName("S24 A request is ended at its deadline, by closing its own client")
    void caughtRequestIsEnded() {
        RestClientPool<Endpoint> pool = pool(SHORT);

        ExecutionException failure = assertThrows(ExecutionException.class, () -> get(ask(pool, "drip")));

        assertInstanceOf(SocketTimeoutException.class, failure.getCause());
        assertThrows(ExecutionException.class, () -> get(clients.element().caught), "its client is closed");
    }

    @Test
    @DisplayName("S24 Fifty that are caught keep nobody else waiting")
    void othersGoOn() throws Exception {
        RestClientPool<Endpoint> pool = pool(LONG);
        List<CompletionStage<String>> caught = ask(pool, 50);

        for (int i = 0; i < 100; i++) {
            assertEquals("answer to 1", get(ask(pool, "1")));
        }

        assertEquals(51, clients.size(), "one more is enough for those who come one after the other");
        assertTrue(
                caught.stream().noneMatch(answer -> answer.toCompletableFuture().isDone()));
    }

    @Test
    @DisplayName(
            "S24 Of requests that are slow a few go on, and the others are ended, so that no server's pool is full")
    void slowRequestsAreFew() throws Exception {
        RestClientPool<Endpoint> pool = pool(LONG, new SlowRequestBulkhead(3, 3, SHORT, System::nanoTime));
        List<CompletionStage<String>> slow = ask(pool, 10);

        awaitDone(slow, 7);
        assertEquals("answer to 1", get(askUntilSent(pool, "1")));

        // A place is free again when one of them has ended.
        clients.stream()
                .filter(client -> !client.isClosed())
                .findFirst()
                .orElseThrow()
                .close();
        awaitDone(slow, 8);
        CompletionStage<String> next = ask(pool, "drip");
        List<CompletionStage<String>> more = ask(pool, 1);
        awaitDone(List.of(next, more.get(0)), 1);
        assertEquals(
                2,
                slow.stream()
                        .filter(each -> !each.toCompletableFuture().isDone())
                        .count());
    }

    @Test
    @DisplayName("S24 Requests to a stuck endpoint are held until one has tried it, and run once it has responded")
    void heldRequestsRunAfterAResponse() throws Exception {
        RestClientPool<Endpoint> pool = stuckPool(LONG);

        CompletionStage<String> caught = ask(pool, "drip");
        CompletionStage<String> held = ask(pool, "1");
        assertFalse(held.toCompletableFuture().isDone());
        clients.element().close();

        assertEquals("answer to 1", get(held));
        assertEquals("answer to 2", get(ask(pool, "2")), "it is back");
        assertTrue(caught.toCompletableFuture().isCompletedExceptionally());
    }

    @Test
    @DisplayName("S24 Of many requests to a stuck endpoint all but the newest end at once, and these in their turn")
    void manyRequestsToAStuckEndpointEnd() {
        RestClientPool<Endpoint> pool = stuckPool(Duration.ofSeconds(2));

        List<CompletionStage<String>> all = ask(pool, 50);

        // The try, and the one that is held.
        assertEquals(
                48,
                all.stream()
                        .filter(each -> each.toCompletableFuture().isCompletedExceptionally())
                        .count());
        awaitDone(all, 50);
    }

    @Test
    @DisplayName("S24 A request that is held ends with the application")
    void heldRequestEnds() {
        RestClientPool<Endpoint> pool = stuckPool(LONG);
        ask(pool, "drip");
        CompletionStage<String> held = ask(pool, "1");
        assertFalse(held.toCompletableFuture().isDone());

        pool.close();

        assertTrue(held.toCompletableFuture().isCompletedExceptionally());
    }

    /** One request has been slow for long. */
    private RestClientPool<Endpoint> stuckPool(Duration soon) {
        SlowRequestBulkhead slow = new SlowRequestBulkhead(9, 1, soon, System::nanoTime);
        assertTrue(slow.tryEnter());
        return pool(LONG, slow);
    }

    /** The place of a request that was ended is free a moment later. */
    private static CompletionStage<String> askUntilSent(RestClientPool<Endpoint> pool, String question) {
        Instant end = Instant.now().plusSeconds(20);
        CompletionStage<String> stage = ask(pool, question);
        while (stage.toCompletableFuture().isCompletedExceptionally()) {
            assertTrue(Instant.now().isBefore(end), "never sent");
            Thread.onSpinWait();
            stage = ask(pool, question);
        }
        return stage;
    }

    private static void awaitDone(List<CompletionStage<String>> stages, int count) {
        Instant end = Instant.now().plusSeconds(20);
        while (stages.stream()
                        .filter(each -> each.toCompletableFuture().isDone())
                        .count()
                < count) {
            assertTrue(Instant.now().isBefore(end), "not " + count + " are done");
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("S24 More requests than there may be wait, and go on when others are ended")
    void waitingRequestGoesOn() throws Exception {
        RestClientPool<Endpoint> pool = pool(LONG);
        ask(pool, MAX_RUNNING);
        CompletionStage<String> waiting = ask(pool, "1");
        assertFalse(waiting.toCompletableFuture().isDone());
        assertEquals(MAX_RUNNING, clients.size());

        clients.element().close();

        assertEquals("answer to 1", get(waiting));
    }

    @Test
    @DisplayName("S24 Requests that wait for others are so many at most, and more are refused at once")
    void waitingIsBounded() {
        RestClientPool<Endpoint> pool = pool(LONG);
        List<CompletionStage<String>> all = ask(pool, MAX_RUNNING + 1000);
        CompletionStage<String> oneMore = ask(pool, "drip");

        assertTrue(oneMore.toCompletableFuture().isCompletedExceptionally());
        assertTrue(all.stream().noneMatch(each -> each.toCompletableFuture().isDone()));
    }

    @Test
    @DisplayName("S24 A request that only waited ends at its deadline too")
    void waitingEndsAtItsDeadline() {
        for (CompletionStage<String> each : ask(pool(SHORT), MAX_RUNNING + 1000)) {
            assertInstanceOf(
                    SocketTimeoutException.class,
                    assertThrows(ExecutionException.class, () -> get(each)).getCause());
        }
    }

    @Test
    @DisplayName("A client is used again after an answer, and never after a failure")
    void failedClientIsClosed() throws Exception {
        RestClientPool<Endpoint> pool = pool(LONG);
        get(ask(pool, "1"));
        get(ask(pool, "2"));
        assertEquals(1, clients.size());

        assertThrows(ExecutionException.class, () -> get(ask(pool, "fail")));
        assertThrows(ExecutionException.class, () -> get(ask(pool, "throw")));

        assertEquals("answer to 3", get(ask(pool, "3")));
        assertEquals(3, clients.size());
        assertEquals(2, clients.stream().filter(Client::isClosed).count());
    }

    @Test
    @DisplayName("S24 A request runs on a thread of the module, which sees the classes of its application")
    void requestRunsOnAThreadOfTheApplication() throws Exception {
        ClassLoader application = new ClassLoader() {};
        Thread caller = Thread.currentThread();
        ClassLoader own = caller.getContextClassLoader();
        caller.setContextClassLoader(application);
        ExecutorService threadsOfApplication = RestClientExecutors.forResponses();
        caller.setContextClassLoader(own);
        RestClientPool<Endpoint> pool = new RestClientPool<>(
                this::client, LONG, SlowRequestBulkhead.unbounded(), threadsOfApplication, deadlines);

        Thread thread = get(pool.send(endpoint -> Thread.currentThread()));
        threadsOfApplication.shutdownNow();

        assertNotSame(caller, thread);
        assertSame(application, thread.getContextClassLoader());
    }

    @Test
    @DisplayName("Nothing waits when the application has ended")
    void nothingOutlivesTheApplication() {
        RestClientPool<Endpoint> pool = pool(LONG);
        List<CompletionStage<String>> caught = ask(pool, MAX_RUNNING + 10);

        pool.close();

        caught.forEach(answer -> assertThrows(ExecutionException.class, () -> get(answer)));
        assertTrue(clients.stream().allMatch(Client::isClosed));
        assertTrue(ask(pool, "1").toCompletableFuture().isCompletedExceptionally());
    }

    private RestClientPool<Endpoint> pool(Duration timeout) {
        return pool(timeout, SlowRequestBulkhead.unbounded());
    }

    private RestClientPool<Endpoint> pool(Duration timeout, SlowRequestBulkhead slow) {
        return new RestClientPool<>(this::client, timeout, slow, threads, deadlines);
    }

    private Client client() {
        Client client = new Client();
        clients.add(client);
        return client;
    }

    private static List<CompletionStage<String>> ask(RestClientPool<Endpoint> pool, int times) {
        return new ArrayList<>(
                IntStream.range(0, times).mapToObj(i -> ask(pool, "drip")).toList());
    }

    private static CompletionStage<String> ask(RestClientPool<Endpoint> pool, String question) {
        return pool.send(endpoint -> endpoint.ask(question));
    }

    private static <R> R get(CompletionStage<R> answer) throws Exception {
        return answer.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
