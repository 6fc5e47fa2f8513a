package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.client.RequestQueue.Admission;
import com.isogeo.security.internal.client.RequestQueue.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        // Half of them less two, and the one whose turn it is.
        int tries = RequestQueue.MAX_RUNNING / 2 - 1;
        fill(tries, Place.WAITING);
        assertEquals(Place.HELD, queue.add("held").place());
        slow.noteResponse();

        assertEquals(List.of(), queue.next());
        IntStream.range(0, tries).forEach(i -> assertEquals(List.of("WAITING " + i), queue.finish("RUNNING " + i)));
        assertEquals(List.of("held"), queue.finish("RUNNING " + tries));
    }

    @Test
    @DisplayName("S24 Of a server that has many threads half try a stuck endpoint, and a quarter are held")
    void manyThreadsTry() {
        fill(20, Place.RUNNING);
        stick();

        // Eight, and the one whose turn it is.
        IntStream.range(0, 9)
                .forEach(i -> assertEquals(Place.RUNNING, queue.add("try " + i).place()));
        IntStream.range(0, 5)
                .forEach(i -> assertEquals(new Admission<>(Place.HELD, Optional.empty()), queue.add("" + i)));
        assertEquals(new Admission<>(Place.HELD, Optional.of("0")), queue.add("5"));

        assertEquals(List.of(), queue.finish("try 0"), "eight are left");
        assertEquals(List.of("1"), queue.finish("try 1"));
        queue.withdraw("2");
        assertEquals(List.of("3"), queue.finish("1"));
    }

    @Test
    @DisplayName("S24 How many threads a server has is seen anew when no request runs")
    void threadsAreSeenAnew() {
        fill(20, Place.RUNNING);
        IntStream.range(0, 20).forEach(i -> queue.finish("RUNNING " + i));
        stick();

        assertEquals(Place.RUNNING, queue.add("try").place());
        assertEquals(Place.HELD, queue.add("held").place());
    }

    @Test
    @DisplayName("Nothing has a place when the application has ended")
    void closedQueueHasNoPlace() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        fill(3, Place.WAITING);

        List<String> all = queue.close();

        assertEquals(RequestQueue.MAX_RUNNING + 3, all.size());
        assertTrue(all.containsAll(List.of("RUNNING 0", "WAITING 2")));
        assertEquals(Place.CLOSED, queue.add("late").place());
        assertEquals(List.of(), queue.finish("RUNNING 0"));
    }

    @Test
    @DisplayName("Nothing is held when the application has ended")
    void closedQueueHoldsNothing() {
        stick();
        queue.add("try");
        queue.add("held");

        assertEquals(Set.of("try", "held"), Set.copyOf(queue.close()));
        assertFalse(queue.hasHeld());
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
