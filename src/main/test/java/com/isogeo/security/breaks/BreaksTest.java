package com.isogeo.security.breaks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of deliberate breaks fits the sources. */
class BreaksTest {

    static Stream<Break> breaks() throws IOException {
        return Break.all().stream();
    }

    @ParameterizedTest
    @MethodSource("breaks")
    @DisplayName("The text that a break replaces is there once, and the break changes it")
    void textIsFoundOnce(Break each) {
        assertAll(
                () -> assertEquals(1, each.occurrences()),
                () -> assertNotEquals(each.found(), each.replacement()),
                () -> assertTrue(each.promises().matches("S\\d\\d( S\\d\\d)*"), each.promises()));
    }

    @Test
    @DisplayName("There are fifty breaks at least, each with a name of its own")
    void breaksAreMany() throws IOException {
        List<Break> all = Break.all();
        assertTrue(all.size() >= 50, "only " + all.size());
        assertEquals(all.size(), all.stream().map(Break::name).distinct().count());
    }
}
