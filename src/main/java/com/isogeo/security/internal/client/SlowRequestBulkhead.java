package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A bulkhead for requests to an endpoint that is slow: each blocks one of the server's threads, which all
 * applications share. Requests with a quick response are not counted, however many they are. One goes on, and more only
 * where a slow one has had its response a moment ago: an endpoint that responds to others at once may still hang for all
 * of these. An endpoint without a response for a while is stuck: then {@link RequestQueue} sends fewer, to find out
 * whether it responds again.
 */
final class SlowRequestBulkhead {

    /** Of WildFly's sixteen threads for each processor most are left, also when two endpoints are slow at once. */
    private static final int MAX_PER_PROCESSOR = 6;

    /** Open Liberty starts with four threads, and may add none while now and then a request ends. */
    private static final int MAX_HANGING = 1;

    private static final Duration SOON = Duration.ofSeconds(2);

    private static final int PART_OF_TIMEOUT = 3;

    private final int max;
    private final int maxHanging;
    private final Duration soon;
    private final LongSupplier nanoTime;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong respondedAt;
    private final AtomicLong slowRespondedAt;
    private final AtomicLong hungAt;

    SlowRequestBulkhead(int max, int maxHanging, Duration soon, LongSupplier nanoTime) {
        this.max = max;
        this.maxHanging = maxHanging;
        this.soon = soon;
        this.nanoTime = nanoTime;
        this.respondedAt = new AtomicLong(nanoTime.getAsLong() - soon.toNanos());
        this.slowRespondedAt = new AtomicLong(respondedAt.get());
        this.hungAt = new AtomicLong(respondedAt.get());
    }

    /** For an endpoint that a server's thread waits for. */
    static SlowRequestBulkhead ofWaitingThreads(Duration timeout) {
        Duration part = timeout.dividedBy(PART_OF_TIMEOUT);
        return new SlowRequestBulkhead(
                MAX_PER_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                MAX_HANGING,
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
        return !isRecent(respondedAt) && (count.get() >= maxHanging || isRecent(hungAt));
    }

    boolean tryEnter() {
        int limit = isRecent(slowRespondedAt) ? max : maxHanging;
        return count.getAndUpdate(slow -> slow < limit ? slow + 1 : slow) < limit;
    }

    /** A slow request is over. */
    void leave(boolean hasResponse) {
        if (hasResponse) {
            slowRespondedAt.set(nanoTime.getAsLong());
        } else if (count.get() >= maxHanging) {
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
