package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateTest {

    private static final String VALUE = "AbCdEfGhIj0123456789_-AbCdEfGhIj0123456789A";

    @Test
    @DisplayName("S02 A state has 256 random bits, and is another one each time")
    void stateIsRandom() {
        SecureRandom random = new SecureRandom();
        State state = State.random(random);

        assertEquals(32, state.bytes().length);
        assertNotEquals(state, State.random(random));
    }

    @Test
    @DisplayName("S02 A state comes back from its parameter and from its bytes as it was")
    void stateComesBack() {
        State state = new State(VALUE);

        assertEquals(Optional.of(state), State.of(VALUE));
        assertTrue(State.of(state.bytes()).isSameAs(state));
        assertArrayEquals(state.bytes(), State.of(state.bytes()).bytes());
        assertFalse(state.isSameAs(new State("B" + VALUE.substring(1))));
    }

    @Test
    @DisplayName("S29 The name of a pending login shows a beginning of the state alone, its text nothing")
    void nameShowsABeginning() {
        assertEquals("AbCdEfGhIj", new State(VALUE).handle());
        assertEquals("State[value=<hidden>]", new State(VALUE).toString());
    }

    @ParameterizedTest
    @DisplayName("S11 What is no state in form is none")
    @ValueSource(
            strings = {"", "AbCdEfGhIj0123456789_-AbCdEfGhIj0123456789", "AbCdEfGhIj0123456789_+AbCdEfGhIj0123456789A"})
    void otherTextIsNone(String text) {
        assertEquals(Optional.empty(), State.of(text));
        assertThrows(IllegalArgumentException.class, () -> new State(text));
    }
}
