package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Many requests, and the end of the application, step by step. */
class PooledClientsTest extends SteppedPool {

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
}
