package com.isogeo.security.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A response of the provider that is on its way. Whoever waits for it gives the turn back. */
final class SimulatedResponse<T> extends CompletableFuture<T> {

    private final String name;
    private final Instant deadline;
    private final Duration patience;
    private final Runnable arrival;
    private boolean isOverdue;

    /**
     * @param name for the story
     * @param patience how long somebody waits for it, by a clock that does not jump
     * @param arrival completes this response; it does nothing where none ever comes
     */
    SimulatedResponse(
            String name, Instant now, Duration patience, java.util.function.Consumer<SimulatedResponse<T>> arrival) {
        this.name = name;
        this.deadline = now.plus(patience);
        this.patience = patience;
        this.arrival = () -> arrival.accept(this);
    }

    String name() {
        return name;
    }

    void arrive() {
        arrival.run();
    }

    /** Nobody waits any longer; returns how far the clock has to go for it. */
    Duration giveUp(Instant now) {
        isOverdue = true;
        Duration left = deadline.isAfter(now) ? Duration.between(now, deadline) : Duration.ZERO;
        return left.compareTo(patience) < 0 ? left : patience;
    }

    boolean isOverdue() {
        return isOverdue;
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        RequestThread.awaitTurn();
        while (!isDone()) {
            if (isOverdue) {
                throw new TimeoutException("no response in simulated time");
            }
            RequestThread.pause();
        }
        return get();
    }
}
