package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowRequestBulkheadTest {

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MAX = 5;
    private static final int MAX_HANGING = 2;

    /** Any origin: that of {@link System#nanoTime} may be negative. */
    private final AtomicLong nanoTime = new AtomicLong(-77);

    private final SlowRequestBulkhead bulkhead = new SlowRequestBulkhead(MAX, MAX_HANGING, SOON, nanoTime::get);

    @Test
    @DisplayName("S24 An endpoint that has not responded yet counts as stuck")
    void newEndpointIsStuck() {
        assertEquals(MAX_HANGING, enterAll(bulkhead));
    }

    @Test
    @DisplayName("S24 More slow requests go on for a while where a slow one has had its response")
    void slowResponseLetsMoreGoOn() {
        enterAll(bulkhead);
        bulkhead.leave(true);
        nanoTime.addAndGet(SOON.toNanos() - 1);
        assertEquals(MAX - MAX_HANGING + 1, enterAll(bulkhead));

        bulkhead.leave(false);
        nanoTime.addAndGet(1);

        assertFalse(bulkhead.tryEnter());
    }

    @Test
    @DisplayName("S24 A quick response to another request lets no slow one go on")
    void quickResponseLetsNoSlowOneGoOn() {
        bulkhead.noteResponse();

        assertEquals(MAX_HANGING, enterAll(bulkhead));
    }

    @Test
    @DisplayName("S24 An endpoint is stuck from the moment when its last response is as old as a slow request")
    void endpointIsStuckAtTheBound() {
        enterAll(bulkhead);
        bulkhead.noteResponse();
        nanoTime.addAndGet(SOON.toNanos() - 1);
        assertFalse(bulkhead.isStuck(), "it has responded a moment ago");

        nanoTime.addAndGet(1);

        assertTrue(bulkhead.isStuck());
    }

    @Test
    @DisplayName("S24 An endpoint stays stuck for a while after its last slow request, until it responds")
    void endpointStaysStuckForAWhile() {
        enterAll(bulkhead);
        bulkhead.leave(false);
        assertTrue(bulkhead.isStuck());
        nanoTime.addAndGet(SOON.toNanos() - 1);
        assertTrue(bulkhead.isStuck());

        nanoTime.addAndGet(1);
        assertFalse(bulkhead.isStuck());

        assertTrue(bulkhead.tryEnter());
        bulkhead.leave(false);
        bulkhead.noteResponse();
        assertFalse(bulkhead.isStuck());
    }

    @Test
    @DisplayName("S24 A slow request with a response leaves no endpoint stuck")
    void slowResponseLeavesNoEndpointStuck() {
        enterAll(bulkhead);
        bulkhead.noteResponse();
        nanoTime.addAndGet(SOON.toNanos() - 1);
        IntStream.range(0, MAX_HANGING).forEach(i -> bulkhead.leave(true));

        nanoTime.addAndGet(1);

        assertFalse(bulkhead.isStuck());
    }

    @Test
    @DisplayName("S24 An endpoint without too many slow requests is not stuck, however long ago it responded")
    void fewSlowRequestsAreNotStuck() {
        IntStream.range(1, MAX_HANGING).forEach(i -> assertTrue(bulkhead.tryEnter()));

        assertFalse(bulkhead.isStuck());
    }

    @Test
    @DisplayName("S24 A request that found no place has taken none")
    void refusalTakesNoPlace() {
        assertEquals(MAX_HANGING, enterAll(bulkhead));
        assertFalse(bulkhead.tryEnter());

        bulkhead.leave(false);

        assertTrue(bulkhead.tryEnter());
        assertFalse(bulkhead.tryEnter());
    }

    @ParameterizedTest
    @DisplayName("S24 A request is slow after a third of its timeout, and after two seconds at the latest")
    @CsvSource({"PT3S, PT1S", "PT6S, PT2S", "PT60S, PT2S"})
    void slowAfterAThirdOfTheTimeout(Duration timeout, Duration slowAfter) {
        assertEquals(slowAfter, SlowRequestBulkhead.ofWaitingThreads(timeout).slowAfter());
    }

    @Test
    @DisplayName(
            "S24 Six slow requests for each processor leave a server threads; of an endpoint that hangs one in all")
    void placesAreByProcessor() {
        int processors = Runtime.getRuntime().availableProcessors();
        SlowRequestBulkhead hanging = SlowRequestBulkhead.ofWaitingThreads(Duration.ofHours(1));
        assertEquals(1, enterAll(hanging));

        hanging.leave(true);
        assertEquals(6 * processors, enterAll(hanging));
    }

    @Test
    @DisplayName("S34 An endpoint that nobody waits for has a place for every request, also after one that hung")
    void unboundedHasAPlaceForAll() {
        SlowRequestBulkhead unbounded = SlowRequestBulkhead.unbounded();
        assertEquals(10_000, enterAll(unbounded));

        unbounded.leave(false);

        assertFalse(unbounded.isStuck(), "one that hung keeps no other one waiting");
    }

    /** Of many requests, how many have found a place. */
    private static int enterAll(SlowRequestBulkhead bulkhead) {
        return (int) IntStream.range(0, 10_000).filter(i -> bulkhead.tryEnter()).count();
    }
}
