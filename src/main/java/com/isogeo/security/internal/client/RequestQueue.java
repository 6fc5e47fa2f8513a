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

    /** Open Liberty on two processors starts with as many. */
    private static final int MIN_THREADS = 4;

    /** Of half of the threads: the slow request of {@link SlowRequestBulkhead}, and a thread for all else. */
    private static final int NOT_FOR_TRIES = 2;

    private static final int PART_THAT_TRIES = 2;
    private static final int PART_THAT_IS_HELD = 4;

    private final SlowRequestBulkhead slow;
    private final Set<R> running = new HashSet<>();
    private final Deque<R> waiting = new ArrayDeque<>();
    private final Deque<R> held = new ArrayDeque<>();

    /** Those whose callers wait: each blocks a thread of the server's. */
    private final Set<R> blocking = new HashSet<>();

    /** Of those, the ones that are neither slow nor held: what they find out is not known yet. */
    private final Set<R> tries = new HashSet<>();

    /** How many blocked a thread at once since none did: so many threads the server has, or more. */
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
        if (slow.isStuck() && !mayTry()) {
            return hold(request);
        }
        if (running.size() < MAX_RUNNING) {
            return admit(request, running, Place.RUNNING);
        }
        if (waiting.size() < MAX_WAITING) {
            return admit(request, waiting, Place.WAITING);
        }
        return Admission.to(Place.REFUSED);
    }

    private Admission<R> admit(R request, Collection<R> others, Place place) {
        block(request);
        tries.add(request);
        others.add(request);
        return Admission.to(place);
    }

    /** The newest are held: of many that come at once, those who come later are less likely stuck themselves. */
    private Admission<R> hold(R request) {
        block(request);
        held.add(request);
        if (held.size() <= maxHeld()) {
            return Admission.to(Place.HELD);
        }
        R displaced = held.remove();
        blocking.remove(displaced);
        return new Admission<>(Place.HELD, Optional.of(displaced));
    }

    private boolean mayTry() {
        return tries.size() < Math.max(1, threads() / PART_THAT_TRIES - NOT_FOR_TRIES);
    }

    private int maxHeld() {
        return threads() / PART_THAT_IS_HELD;
    }

    private int threads() {
        return Math.max(MIN_THREADS, peak.get());
    }

    private void block(R request) {
        blocking.add(request);
        peak.accumulateAndGet(blocking.size(), Math::max);
    }

    /** The request is slow, and another one may try the endpoint. Returns those that run now. */
    synchronized List<R> endTry(R request) {
        tries.remove(request);
        return next();
    }

    /** Nobody waits for the request any more, which may run on. Returns those that run now. */
    synchronized List<R> abandon(R request) {
        waiting.remove(request);
        held.remove(request);
        unblock(request);
        return next();
    }

    /** A request that ran is over. Returns those that run in its place. */
    synchronized List<R> finish(R request) {
        running.remove(request);
        unblock(request);
        return next();
    }

    private void unblock(R request) {
        tries.remove(request);
        blocking.remove(request);
        if (blocking.isEmpty()) {
            peak.set(0);
        }
    }

    /** One of the held ones if it is its turn, or all of them if the endpoint has responded; and those that waited. */
    private List<R> next() {
        boolean isStuck = slow.isStuck();
        while (!held.isEmpty() && (!isStuck || mayTry())) {
            tries.add(held.element());
            waiting.add(held.remove());
        }
        List<R> next = new ArrayList<>();
        while (!waiting.isEmpty() && running.size() < MAX_RUNNING) {
            running.add(waiting.element());
            next.add(waiting.remove());
        }
        return next;
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
