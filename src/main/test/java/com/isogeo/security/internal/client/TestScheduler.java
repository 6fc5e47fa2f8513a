package com.isogeo.security.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time a test advances. Its tasks run on the thread of the test. */
final class TestScheduler extends ScheduledThreadPoolExecutor {

    /** No task of the real scheduler is due during a test. */
    private static final long NEVER = 1_000;

    private record Task(Runnable runnable, Duration dueAt, ScheduledFuture<?> future) {}

    private final List<Task> tasks = new ArrayList<>();
    private Duration time = Duration.ZERO;

    TestScheduler() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable runnable, long delay, TimeUnit unit) {
        ScheduledFuture<?> future = super.schedule(() -> {}, NEVER, TimeUnit.DAYS);
        tasks.add(new Task(runnable, time.plus(Duration.of(delay, unit.toChronoUnit())), future));
        return future;
    }

    /** Runs what becomes due until then, the earliest first. */
    void advance(Duration step) {
        Duration end = time.plus(step);
        Optional<Task> next = nextUntil(end);
        while (next.isPresent()) {
            tasks.remove(next.get());
            time = next.get().dueAt();
            next.get().runnable().run();
            next = nextUntil(end);
        }
        time = end;
    }

    private Optional<Task> nextUntil(Duration end) {
        return pending().stream()
                .filter(task -> task.dueAt().compareTo(end) <= 0)
                .min(Comparator.comparing(Task::dueAt));
    }

    private List<Task> pending() {
        return tasks.stream().filter(task -> !task.future().isCancelled()).toList();
    }

    /** From now until each task that is neither run nor cancelled. */
    List<Duration> delays() {
        return pending().stream().map(task -> task.dueAt().minus(time)).sorted().toList();
    }

    Duration time() {
        return time;
    }
}
