package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests to an endpoint that does not respond, step by step. */
class StuckEndpointTest extends SteppedPool {

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
}
