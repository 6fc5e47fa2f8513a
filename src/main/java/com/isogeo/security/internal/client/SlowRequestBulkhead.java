package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bulkhead for requests to an endpoint that is slow: each blocks one of the server's threads, which all
 * applications share. Requests with a quick response are not counted, however many they are. An endpoint without a
 * response for a while is stuck: then one goes on, and {@link RequestQueue} sends fewer, to find out whether it
 * responds again.
 */
final class SlowRequestBulkhead {

    /** Of WildFly's sixteen threads for each processor most are left, also when two endpoints are slow at once. */
    private static final int MAX_PER_PROCESSOR = 6;

    /** Open Liberty starts with four threads, and may add none while now and then a request ends. */
    private static final int MAX_STUCK = 1;

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int PART_OF_TIMEOUT = 3;

    private final int max;
    private final int maxStuck;
    private final Duration soon;
    private final LongSupplier nanoTime;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong respondedAt;
    private final AtomicLong hungAt;

    SlowRequestBulkhead(int max, int maxStuck, Duration soon, LongSupplier nanoTime) {
        this.max = max;
        this.maxStuck = maxStuck;
        this.soon = soon;
        this.nanoTime = nanoTime;
        this.respondedAt = new AtomicLong(nanoTime.getAsLong() - soon.toNanos());
        this.hungAt = new AtomicLong(respondedAt.get());
    }

    /** For an endpoint that a server's thread waits for. */
    static SlowRequestBulkhead ofWaitingThreads(Duration timeout) {
        Duration part = timeout.dividedBy(PART_OF_TIMEOUT);
        return new SlowRequestBulkhead(
                MAX_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                MAX_STUCK,
                part.compareTo(SOON) < 0 ? part : SOON,
                System::nanoTime);
    }

    /** For an endpoint that nobody waits for. */
    static SlowRequestBulkhead unbounded() {
        return new SlowRequestBulkhead(Integer.MAX_VALUE, Integer.MAX_VALUE, SOON, System::nanoTime);
    }

    /** After this time without a response a request is slow, and has to {@link #tryEnter} or to end. */
    Duration slowAfter() {
        return soon;
    }

    /** Also for a moment after the last slow request: otherwise all that come in that moment would be sent. */
    boolean isStuck() {
        return !isRecent(respondedAt) && (count.get() >= maxStuck || isRecent(hungAt));
    }

    boolean tryEnter() {
        int limit = isRecent(respondedAt) ? max : maxStuck;
        return count.getAndUpdate(slow -> slow < limit ? slow + 1 : slow) < limit;
    }

    /** The slow request is over, with a response that was noted, or without one. */
    void leave() {
        if (!isRecent(respondedAt)) {
            hungAt.set(nanoTime.getAsLong());
        }
        count.decrementAndGet();
    }

    /** The endpoint has responded, in whatever way. */
    void noteResponse() {
        respondedAt.set(nanoTime.getAsLong());
    }

    private boolean isRecent(AtomicLong time) {
        return nanoTime.getAsLong() - time.get() < soon.toNanos();
    }
}
