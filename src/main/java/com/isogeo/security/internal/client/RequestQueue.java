package com.isogeo.security.internal.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Which requests to one endpoint run, and which wait for a place, or for their turn to try a stuck endpoint. */
final class RequestQueue<R> {

    static final int MAX_RUNNING = 200;
    static final int MAX_WAITING = 1_000;

    /** Each blocks a thread of the server's beside those of {@link SlowRequestBulkhead}. */
    static final int MIN_HELD = 2;

    private static final int PART_THAT_TRIES = 2;
    private static final int PART_THAT_IS_HELD = 4;

    private final SlowRequestBulkhead slow;
    private final Set<R> running = new HashSet<>();
    private final Deque<R> waiting = new ArrayDeque<>();
    private final Deque<R> held = new ArrayDeque<>();

    /** Of those that run or wait, the ones that try the stuck endpoint. */
    private final Set<R> tries = new HashSet<>();

    /** How many ran at once since none did, without tries: so many threads the server has. */
    private final AtomicInteger peak = new AtomicInteger();

    private final AtomicBoolean closed = new AtomicBoolean();

    RequestQueue(SlowRequestBulkhead slow) {
        this.slow = slow;
    }

    enum Place {
        /** To be sent. */
        RUNNING,
        /** Sent when one that runs has finished. */
        WAITING,
        /** Sent when the stuck endpoint has responded, or when it may be tried again. */
        HELD,
        REFUSED,
        /** The application has ended. */
        CLOSED
    }

    /** Where a new request is, and which other one had to give its place up for it. */
    record Admission<R>(Place place, Optional<R> displaced) {

        private static <R> Admission<R> to(Place place) {
            return new Admission<>(place, Optional.empty());
        }
    }

    synchronized Admission<R> add(R request) {
        if (closed.get()) {
            return Admission.to(Place.CLOSED);
        }
        boolean isTry = slow.isStuck();
        if (isTry && !mayTry()) {
            held.add(request);
            // The newest are held: of many that come at once, those who come later are less likely stuck themselves.
            return new Admission<>(Place.HELD, held.size() > maxHeld() ? Optional.of(held.remove()) : Optional.empty());
        }
        if (running.size() < MAX_RUNNING) {
            note(request, isTry);
            run(request);
            return Admission.to(Place.RUNNING);
        }
        if (waiting.size() < MAX_WAITING) {
            note(request, isTry);
            waiting.add(request);
            return Admission.to(Place.WAITING);
        }
        return Admission.to(Place.REFUSED);
    }

    /** In its turn, or beside others where the server has many threads. */
    private boolean mayTry() {
        return tries.size() < peak.get() / PART_THAT_TRIES - MIN_HELD || slow.takeTurn();
    }

    private int maxHeld() {
        return Math.max(MIN_HELD, peak.get() / PART_THAT_IS_HELD);
    }

    private void note(R request, boolean isTry) {
        if (isTry) {
            tries.add(request);
        }
    }

    private void run(R request) {
        running.add(request);
        if (!tries.contains(request)) {
            peak.accumulateAndGet(running.size(), Math::max);
        }
    }

    /** A request that ran is over. Returns those that run in its place. */
    synchronized List<R> finish(R request) {
        running.remove(request);
        tries.remove(request);
        if (running.isEmpty()) {
            peak.set(0);
        }
        return next();
    }

    /** Those that run now: one of the held ones if it is its turn, or all of them if the endpoint has responded. */
    synchronized List<R> next() {
        boolean isTry = slow.isStuck();
        while (!held.isEmpty() && (!isTry || mayTry())) {
            note(held.element(), isTry);
            waiting.add(held.remove());
        }
        List<R> next = new ArrayList<>();
        while (!waiting.isEmpty() && running.size() < MAX_RUNNING) {
            run(waiting.element());
            next.add(waiting.remove());
        }
        return next;
    }

    synchronized boolean hasHeld() {
        return !held.isEmpty();
    }

    /** A request that does not run is over. */
    synchronized void withdraw(R request) {
        tries.remove(request);
        waiting.remove(request);
        held.remove(request);
    }

    /** Returns all that are not over. */
    synchronized List<R> close() {
        closed.set(true);
        List<R> all =
                Stream.of(running, waiting, held).flatMap(Collection::stream).toList();
        waiting.clear();
        held.clear();
        return all;
    }
}
