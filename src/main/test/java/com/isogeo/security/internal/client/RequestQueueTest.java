package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

        assertEquals(List.of(), queue.abandon("WAITING 0"));

        assertEquals(List.of("WAITING 1"), queue.finish("RUNNING 0"));
    }

    @Test
    @DisplayName("S24 A stuck endpoint is tried by one at a time")
    void stuckEndpointIsTriedByOne() {
        stick();

        assertEquals(Place.RUNNING, queue.add("first try").place());
        assertEquals(Place.HELD, queue.add("second").place());
        assertEquals(List.of("second"), queue.finish("first try"));

        assertEquals(Place.HELD, queue.add("third").place());
        assertEquals(List.of("third"), queue.endTry("second"), "the second one is slow");

        assertEquals(Place.HELD, queue.add("fourth").place());
        assertEquals(List.of("fourth"), queue.abandon("third"), "nobody waits for the third one");
    }

    @Test
    @DisplayName("S24 Of four threads a stuck endpoint leaves one, however many come")
    void oneThreadOfFourIsLeft() {
        // The one that is slow.
        queue.add("slow");
        stick();
        queue.endTry("slow");
        queue.add("try");
        queue.add("held");

        IntStream.range(0, 50).forEach(i -> {
            String displaced = i == 0 ? "held" : "" + (i - 1);
            assertEquals(new Admission<>(Place.HELD, Optional.of(displaced)), queue.add("" + i));
        });

        assertEquals(Set.of("slow", "try", "49"), Set.copyOf(queue.close()));
    }

    @Test
    @DisplayName("S24 All that are held run as soon as a stuck endpoint has responded to one")
    void responseAdmitsAllThatAreHeld() {
        fill(8, Place.RUNNING);
        stick();
        fill(2, Place.HELD);

        slow.noteResponse();

        assertEquals(List.of("HELD 0", "HELD 1"), queue.finish("RUNNING 0"));
        assertEquals(Place.RUNNING, queue.add("one more").place());
    }

    @Test
    @DisplayName("S24 Of many requests to a stuck endpoint the newest are held, and the others end at once")
    void newestAreHeld() {
        stick();
        queue.add("try");
        assertEquals(new Admission<>(Place.HELD, Optional.empty()), queue.add("1"));

        assertEquals(new Admission<>(Place.HELD, Optional.of("1")), queue.add("2"));
        assertEquals(new Admission<>(Place.HELD, Optional.of("2")), queue.add("3"));

        assertEquals(List.of(), queue.abandon("3"));
        assertEquals(Optional.empty(), queue.add("4").displaced());
        assertEquals(List.of("4"), queue.finish("try"));
    }

    @Test
    @DisplayName("S24 One that is held waits for a place where all are taken")
    void heldWaitsForAPlace() {
        fill(RequestQueue.MAX_RUNNING, Place.RUNNING);
        stick();
        assertEquals(Place.HELD, queue.add("held").place());
        slow.noteResponse();
        fill(1, Place.WAITING);

        assertEquals(List.of("WAITING 0"), queue.finish("RUNNING 0"));
        assertEquals(List.of("held"), queue.finish("RUNNING 1"));
    }

    @Test
    @DisplayName("S24 Requests that were sent before the endpoint was stuck try it as well, and no more than these")
    void requestsSentBeforeAreTries() {
        fill(4, Place.RUNNING);
        stick();
        queue.abandon("RUNNING 0");
        queue.abandon("RUNNING 1");
        queue.endTry("RUNNING 2");

        assertEquals(Place.HELD, queue.add("held").place());

        assertEquals(List.of("held"), queue.abandon("RUNNING 3"));
    }

    @Test
    @DisplayName("S24 Of a server that has many threads half try a stuck endpoint, and a quarter are held")
    void manyThreadsTry() {
        fill(20, Place.RUNNING);
        stick();
        queue.endTry("RUNNING 0");
        IntStream.range(1, 20).forEach(i -> queue.abandon("RUNNING " + i));

        IntStream.range(0, 8)
                .forEach(i -> assertEquals(Place.RUNNING, queue.add("try " + i).place()));
        IntStream.range(0, 5)
                .forEach(i -> assertEquals(new Admission<>(Place.HELD, Optional.empty()), queue.add("" + i)));
        assertEquals(new Admission<>(Place.HELD, Optional.of("0")), queue.add("5"));

        assertEquals(List.of("1"), queue.finish("try 1"));
        assertEquals(List.of(), queue.abandon("2"));
        assertEquals(List.of("3"), queue.finish("1"));
    }

    @Test
    @DisplayName("S24 Requests that are held count for the threads that a server has")
    void heldRequestsBlockThreads() {
        fill(6, Place.RUNNING);
        stick();
        IntStream.range(0, 6).forEach(i -> queue.endTry("RUNNING " + i));
        queue.add("try");

        fill(1, Place.HELD);

        assertEquals(Place.RUNNING, queue.add("second try").place(), "eight threads are seen, of which two try");
    }

    @Test
    @DisplayName("S24 A request that nobody waits for tries no more, also when its connection hangs on")
    void abandonedIsNoTry() {
        stick();
        IntStream.range(0, 50).forEach(i -> {
            assertEquals(Place.RUNNING, queue.add("" + i).place());
            assertEquals(List.of(), queue.abandon("" + i));
        });

        queue.add("try");
        assertEquals(Place.HELD, queue.add("held").place());
        assertEquals(Optional.of("held"), queue.add("newer").displaced(), "fifty hanging connections are no threads");
    }

    @Test
    @DisplayName("S24 How many threads a server has is seen anew when no request blocks one")
    void threadsAreSeenAnew() {
        fill(20, Place.RUNNING);
        IntStream.range(0, 20).forEach(i -> queue.finish("RUNNING " + i));
        stick();

        assertEquals(Place.RUNNING, queue.add("try").place());
        assertEquals(Place.HELD, queue.add("held").place());
        assertEquals(Optional.of("held"), queue.add("newer").displaced());
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
        assertEquals(List.of(), queue.finish("try"));
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
