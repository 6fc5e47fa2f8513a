package com.isogeo.security.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadResultTest {

    private final List<String> reported = new ArrayList<>();

    @Test
    void validResultHasItsValue() {
        ReadResult<String> valid = new ReadResult.Valid<>("value", List.of("a warning"));

        assertEquals(Optional.of("value"), valid.valueOrReport(reported::add));
        assertEquals(List.of(), reported);
    }

    @Test
    @DisplayName("S40 An invalid result reports each problem, and is not made without one")
    void invalidResultReportsItsProblems() {
        ReadResult<String> invalid = new ReadResult.Invalid<>(List.of("one.", "two."));

        assertEquals(Optional.empty(), invalid.valueOrReport(reported::add));
        assertEquals(List.of("one.", "two."), reported);
        assertThrows(IllegalArgumentException.class, () -> new ReadResult.Invalid<>(List.of()));
    }

    @Test
    @DisplayName("S29 The text of a valid result has its warnings, and not its value")
    void textHidesTheValue() {
        String text = new ReadResult.Valid<>("SECRET", List.of("a warning")).toString();

        assertEquals("Valid[value=<hidden>, warnings=[a warning]]", text);
        assertFalse(new RestClientConfig.Entry("key", "SECRET").toString().contains("SECRET"));
    }
}
