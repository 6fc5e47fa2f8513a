package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Delayed;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ScheduledThreadPoolExecutor scheduler =
            (ScheduledThreadPoolExecutor) RestClientExecutors.forDeadlines();
    private final Deadlines deadlines = new Deadlines(scheduler);
    private final BlockingQueue<Runnable> queue = scheduler.getQueue();

    @AfterEach
    void end() {
        deadlines.close();
    }

    @Test
    @DisplayName("While tasks come, one that is due before them spares the scheduler's thread, and none is left later")
    void oneTaskIsEarlier() {
        Future<?> first = deadlines.schedule(() -> {}, MINUTE);
        Future<?> second = deadlines.schedule(() -> {}, MINUTE);

        assertEquals(3, queue.size());
        assertTrue(((Delayed) queue.element()).getDelay(TimeUnit.SECONDS) < MINUTE.toSeconds() / 2);

        first.cancel(false);
        second.cancel(false);
        Instant end = Instant.now().plusSeconds(20);
        while (!queue.isEmpty()) {
            assertTrue(Instant.now().isBefore(end), "a task is left");
            Thread.onSpinWait();
        }
    }

    @Test
    @DisplayName("The task that does nothing is repeated while other tasks come, and only then")
    void earlierTaskIsRepeatedWhileTasksCome() {
        TestScheduler time = new TestScheduler();
        try (Deadlines watched = new Deadlines(time)) {
            Duration earlier = Duration.ofMillis(500);
            watched.schedule(() -> {}, MINUTE).cancel(false);
            assertEquals(List.of(earlier), time.delays());

            time.advance(earlier);
            assertEquals(List.of(earlier), time.delays(), "a task has come since");
            time.advance(earlier);
            assertEquals(List.of(), time.delays(), "none has come since");

            watched.schedule(() -> {}, MINUTE).cancel(false);
            assertEquals(List.of(earlier), time.delays());
            time.advance(earlier);
            watched.schedule(() -> {}, MINUTE).cancel(false);
            time.advance(earlier);
            assertEquals(List.of(earlier), time.delays(), "another has come since");
        }
    }

    @Test
    void taskRunsWhenItIsDue() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        var unused = deadlines.schedule(ran::countDown, Duration.ofMillis(1));

        assertTrue(ran.await(20, TimeUnit.SECONDS));
    }
}
