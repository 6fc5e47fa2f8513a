package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One request, step by step: its deadline, its place among the slow ones, its client. */
class PooledRequestTest extends SteppedPool {

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
}
