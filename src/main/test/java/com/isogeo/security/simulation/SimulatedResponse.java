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
    private final Runnable arrival;
    private boolean isOverdue;

    /**
     * @param name for the story
     * @param arrival completes this response; it does nothing where none ever comes
     */
    SimulatedResponse(String name, Instant deadline, java.util.function.Consumer<SimulatedResponse<T>> arrival) {
        this.name = name;
        this.deadline = deadline;
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
        return deadline.isAfter(now) ? Duration.between(now, deadline) : Duration.ZERO;
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
