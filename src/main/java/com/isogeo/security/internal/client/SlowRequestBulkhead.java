package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bulkhead for requests to an endpoint that is slow: each blocks one of the server's threads, which all
 * applications share. Requests with a quick response are not counted, however many they are. An endpoint without a
 * response for a while is stuck: then fewer go on, and a new request is sent only now and then, to find out whether it
 * responds again.
 */
final class SlowRequestBulkhead {

    /** Of WildFly's sixteen threads for each processor most are left, also when two endpoints are slow at once. */
    private static final int MAX_PER_PROCESSOR = 6;

    /** Open Liberty starts with two threads for each processor, and adds two a second while all are blocked. */
    private static final int MAX_STUCK_PER_PROCESSOR = 1;

    private static final int MIN_STUCK = 2;

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int PART_OF_TIMEOUT = 3;

    /** Of a stuck endpoint, before the first of them is slow. */
    private static final int TRIES = 2;

    private final int max;
    private final int maxStuck;
    private final Duration soon;
    private final LongSupplier nanoTime;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong respondedAt;
    private final AtomicLong triedAt;

    SlowRequestBulkhead(int max, int maxStuck, Duration soon, LongSupplier nanoTime) {
        this.max = max;
        this.maxStuck = maxStuck;
        this.soon = soon;
        this.nanoTime = nanoTime;
        this.respondedAt = new AtomicLong(nanoTime.getAsLong() - soon.toNanos());
        this.triedAt = new AtomicLong(respondedAt.get());
    }

    /** For an endpoint that a server's thread waits for. */
    static SlowRequestBulkhead ofWaitingThreads(Duration timeout) {
        Duration part = timeout.dividedBy(PART_OF_TIMEOUT);
        int processors = Runtime.getRuntime().availableProcessors();
        return new SlowRequestBulkhead(
                MAX_PER_PROCESSOR * processors,
                Math.max(MIN_STUCK, MAX_STUCK_PER_PROCESSOR * processors),
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

    boolean isStuck() {
        return count.get() >= maxStuck && !hasRecentResponse();
    }

    /** Whether it is time to try a stuck endpoint. The next time is later then. */
    boolean takeTurn() {
        long last = triedAt.get();
        long now = nanoTime.getAsLong();
        return now - last >= betweenTries() && triedAt.compareAndSet(last, now);
    }

    Duration untilNextTurn() {
        return Duration.ofNanos(Math.max(0, triedAt.get() + betweenTries() - nanoTime.getAsLong()));
    }

    private long betweenTries() {
        return soon.toNanos() / TRIES;
    }

    boolean tryEnter() {
        int limit = hasRecentResponse() ? max : maxStuck;
        return count.getAndUpdate(slow -> slow < limit ? slow + 1 : slow) < limit;
    }

    void leave() {
        count.decrementAndGet();
    }

    /** The endpoint has responded, in whatever way. */
    void noteResponse() {
        respondedAt.set(nanoTime.getAsLong());
    }

    private boolean hasRecentResponse() {
        return nanoTime.getAsLong() - respondedAt.get() < soon.toNanos();
    }
}
