package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.login.UsedStates.CallbackAttempt;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.testing.TestClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UsedStatesTest {

    private final SecureRandom random = new SecureRandom();
    private final UsedStates states = new UsedStates(new TestClock());

    @Test
    @DisplayName("S16 A state is used once, however many threads come with it")
    void stateIsUsedOnce() {
        State state = State.random(random);

        assertEquals(
                1,
                IntStream.range(0, 1000)
                        .parallel()
                        .filter(i -> states.use(state).isFirst())
                        .count());
    }

    @Test
    @DisplayName("S16 A repeated callback waits for what the first one ends in")
    void repetitionGetsTheOutcomeOfTheFirst() throws Exception {
        State state = State.random(random);
        CallbackAttempt first = states.use(state);
        CallbackAttempt second = states.use(state);
        CompletableFuture<Optional<LoginError>> outcome =
                CompletableFuture.supplyAsync(() -> second.await(Duration.ofSeconds(20)));

        first.complete(Optional.of(LoginError.ACCESS_DENIED));

        assertEquals(Optional.of(LoginError.ACCESS_DENIED), outcome.get());
        assertEquals(Optional.of(LoginError.ACCESS_DENIED), states.use(state).await(Duration.ZERO));
    }

    @Test
    @DisplayName("S24 A repeated callback does not wait without end")
    void waitEnds() {
        State state = State.random(random);
        states.use(state);
        CallbackAttempt second = states.use(state);

        assertEquals(Optional.empty(), second.await(Duration.ofMillis(1)));
    }

    @Test
    @DisplayName("S51 A few repetitions may wait, and no more")
    void repetitionsAreBounded() {
        State state = State.random(random);
        states.use(state);
        for (int i = 0; i < 4; i++) {
            assertFalse(states.use(state).isExcessive());
        }
        assertTrue(states.use(state).isExcessive());
    }

    @Test
    @DisplayName("S06 The oldest of ten thousand is forgotten")
    void oldestIsForgotten() {
        State oldest = State.random(random);
        states.use(oldest);
        for (int i = 0; i < 10_000; i++) {
            states.use(State.random(random));
        }
        assertTrue(states.use(oldest).isFirst());
    }
}
