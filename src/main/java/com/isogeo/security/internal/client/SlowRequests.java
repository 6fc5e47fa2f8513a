package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A bulkhead for requests to a far side that is slow: each holds one of the server's threads, and those are everybody's.
 * Requests that are answered soon are not counted, however many they are.
 */
final class SlowRequests {

    /** Of WildFly's sixteen threads for each processor most are left, also when two endpoints are slow at once. */
    private static final int MAX_PER_PROCESSOR = 6;

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int PART_OF_TIMEOUT = 3;

    private final Semaphore permits;
    private final Duration soon;

    SlowRequests(int max, Duration soon) {
        this.permits = new Semaphore(max);
        this.soon = soon;
    }

    /** For an endpoint that a server's thread waits for. */
    static SlowRequests ofWaitingThreads(Duration timeout) {
        Duration part = timeout.dividedBy(PART_OF_TIMEOUT);
        return new SlowRequests(
                MAX_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(), part.compareTo(SOON) < 0 ? part : SOON);
    }

    /** For an endpoint that nobody waits for. */
    static SlowRequests unbounded() {
        return new SlowRequests(Integer.MAX_VALUE, SOON);
    }

    /** After this time without an answer a request is slow, and has to {@link #enter} or to end. */
    Duration soon() {
        return soon;
    }

    boolean enter() {
        return permits.tryAcquire();
    }

    void leave() {
        permits.release();
    }
}
