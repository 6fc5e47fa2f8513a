package com.isogeo.security.internal.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiringMapTest {

    private static final Duration LIFE = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private final ExpiringMap<String, Integer> map = new ExpiringMap<>(clock, LIFE, 3);

    @ParameterizedTest
    @ValueSource(ints = {10, -10, 3600, -3600})
    void valueExpiresWhicheverWayTheClockGoes(int seconds) {
        map.put("a", 1);
        clock.advance(Duration.ofSeconds(seconds > 0 ? 9 : -9));
        assertEquals(Optional.of(1), map.find("a"));

        clock.advance(Duration.ofSeconds(seconds > 0 ? seconds - 9 : seconds + 9));
        assertEquals(Optional.empty(), map.find("a"));
    }

    @Test
    void newValueBeginsItsOwnLife() {
        map.put("a", 1);
        clock.advance(Duration.ofSeconds(9));
        map.put("a", 2);
        clock.advance(Duration.ofSeconds(9));

        assertEquals(Optional.of(2), map.find("a"));
        assertEquals(1, map.size());
    }

    @Test
    void firstValueStaysAndExpires() {
        assertEquals(Optional.empty(), map.putIfAbsent("a", 1));
        clock.advance(Duration.ofSeconds(9));
        assertEquals(Optional.of(1), map.putIfAbsent("a", 2));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), map.putIfAbsent("a", 3));
        assertEquals(Optional.of(3), map.find("a"));
    }

    @Test
    void oldestLeavesFirst() {
        map.put("a", 1);
        map.put("b", 2);
        map.put("a", 3);
        map.put("c", 4);
        map.put("d", 5);

        assertEquals(Optional.empty(), map.find("b"));
        assertEquals(Optional.of(3), map.find("a"));
        assertEquals(3, map.size());
    }

    @Test
    void expiredValuesLeaveWithTheNextOne() {
        map.put("a", 1);
        map.put("b", 2);
        clock.advance(LIFE);
        map.put("c", 3);

        assertEquals(1, map.size());
    }

    @Test
    void removedValueIsAbsent() {
        map.put("a", 1);
        map.remove("a");
        map.remove("b");

        assertEquals(Optional.empty(), map.find("a"));
    }

    @Test
    void oneThreadPutsTheFirstValue() {
        assertEquals(
                1,
                IntStream.range(0, 1000)
                        .parallel()
                        .filter(i -> map.putIfAbsent("a", i).isEmpty())
                        .count());
    }
}
