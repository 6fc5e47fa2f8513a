package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.oauth2.State;
import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpentStatesTest {

    private final SecureRandom random = new SecureRandom();
    private final SpentStates states = new SpentStates();

    @Test
    @DisplayName("S16 A state is spent once, however many threads come with it")
    void stateIsSpentOnce() {
        State state = State.random(random);

        assertEquals(
                1,
                IntStream.range(0, 1000)
                        .parallel()
                        .filter(i -> states.spend(state))
                        .count());
    }

    @Test
    @DisplayName("S06 The oldest of ten thousand is forgotten")
    void oldestIsForgotten() {
        State oldest = State.random(random);
        states.spend(oldest);
        for (int i = 0; i < 10_000; i++) {
            states.spend(State.random(random));
        }
        assertTrue(states.spend(oldest));
    }
}
