package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs what becomes of a request without a response. Nearly all of these tasks are cancelled before they are due. A task
 * that is due before all others wakes the scheduler's thread, twice for each request. So while tasks come there is one
 * more that is due earlier, and does nothing.
 */
final class Deadlines implements AutoCloseable {

    private static final Duration EARLIER = Duration.ofMillis(500);

    private final ScheduledExecutorService scheduler;
    private final AtomicBoolean hasEarlier = new AtomicBoolean();
    private final AtomicBoolean isUsed = new AtomicBoolean();

    Deadlines(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    Future<?> schedule(Runnable task, Duration delay) {
        isUsed.set(true);
        if (hasEarlier.compareAndSet(false, true)) {
            scheduleEarlier();
        }
        return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void scheduleEarlier() {
        var unused = scheduler.schedule(this::repeatWhileUsed, EARLIER.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void repeatWhileUsed() {
        if (isUsed.getAndSet(false)) {
            scheduleEarlier();
        } else {
            hasEarlier.set(false);
        }
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
