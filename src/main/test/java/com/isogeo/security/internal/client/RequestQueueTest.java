package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.client.RequestQueue.Admission;
import com.isogeo.security.internal.client.RequestQueue.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RequestQueueTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration TURN = Duration.ofSeconds(1);

    private final AtomicLong nanoTime = new AtomicLong(7);
    private final SlowRequestBulkhead slow = new SlowRequestBulkhead(9, 1, SOON, nanoTime::get);
    private final RequestQueue<String> queue = new RequestQueue<>(slow);

    @Test
    @DisplayName("S24 So many run, so many more wait, and one more is refused")
    void placesAreBounded() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        fill(RequestQueue.MAX_WAITING, Place.WAITING);

        assertEquals(Place.REFUSED, queue.add("one more").place());

        assertEquals(List.of("WAITING 0"), queue.finish("RUNNING 7"));
        assertEquals(List.of(), queue.finish("RUNNING 7"), "it has no second place");
        assertEquals(Place.WAITING, queue.add("one more").place());
    }

    @Test
    @DisplayName("S24 A request that was withdrawn does not run")
    void withdrawnDoesNotRun() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        fill(2, Place.WAITING);

        queue.withdraw("WAITING 0");

        assertEquals(List.of("WAITING 1"), queue.finish("RUNNING 0"));
    }

    @Test
    @DisplayName("S24 A stuck endpoint is tried by one at a time")
    void stuckEndpointIsTriedByOne() {
        stick();

        assertEquals(Place.RUNNING, queue.add("first try").place());
        assertEquals(Place.HELD, queue.add("second").place());
        assertEquals(Place.HELD, queue.add("third").place());
        nanoTime.addAndGet(TURN.toNanos() - 1);
        assertEquals(List.of(), queue.next());

        nanoTime.addAndGet(1);
        assertEquals(List.of("second"), queue.next(), "the oldest of the newest");
        assertTrue(queue.hasHeld());

        nanoTime.addAndGet(TURN.toNanos());
        assertEquals(List.of("third"), queue.next());
        assertFalse(queue.hasHeld());
    }

    @Test
    @DisplayName("S24 All that are held run as soon as a stuck endpoint has responded to one")
    void responseAdmitsAllThatAreHeld() {
        stick();
        queue.add("try");
        queue.add("second");
        queue.add("third");

        slow.noteResponse();

        assertEquals(List.of("second", "third"), queue.finish("try"));
        assertEquals(Place.RUNNING, queue.add("fourth").place());
    }

    @Test
    @DisplayName("S24 Of many requests to a stuck endpoint the newest are held, and the others end at once")
    void newestAreHeld() {
        stick();
        queue.add("try");
        assertEquals(new Admission<>(Place.HELD, Optional.empty()), queue.add("1"));
        assertEquals(new Admission<>(Place.HELD, Optional.empty()), queue.add("2"));

        assertEquals(new Admission<>(Place.HELD, Optional.of("1")), queue.add("3"));
        assertEquals(new Admission<>(Place.HELD, Optional.of("2")), queue.add("4"));

        queue.withdraw("3");
        assertEquals(Optional.empty(), queue.add("5").displaced());
        slow.noteResponse();
        assertEquals(List.of("4", "5"), queue.next());
    }

    @Test
    @DisplayName("S24 One that is held waits for a place where all are taken")
    void heldWaitsForAPlace() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        stick();
        assertEquals(Place.WAITING, queue.add("try").place());
        assertEquals(Place.HELD, queue.add("held").place());
        slow.noteResponse();

        assertEquals(List.of(), queue.next());
        assertEquals(List.of("try"), queue.finish("RUNNING 0"));
        assertEquals(List.of("held"), queue.finish("RUNNING 1"));
    }

    @Test
    @DisplayName("Nothing has a place when the application has ended")
    void closedQueueHasNoPlace() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        fill(3, Place.WAITING);
        stick();
        queue.add("try");
        queue.add("held");

        List<String> all = queue.close();

        assertEquals(RequestQueue.MAX_RUNNING + 5, all.size());
        assertTrue(all.containsAll(List.of("RUNNING 0", "WAITING 2", "held")));
        assertEquals(Place.CLOSED, queue.add("late").place());
        assertFalse(queue.hasHeld());
        assertEquals(List.of(), queue.finish("RUNNING 0"));
    }

    private void fill(int count, Place place) {
        IntStream.range(0, count)
                .forEach(i -> assertEquals(place, queue.add(place + " " + i).place()));
    }

    /** One request is slow, and nothing has been responded for long. */
    private void stick() {
        assertTrue(slow.tryEnter());
        nanoTime.addAndGet(SOON.toNanos());
    }
}
