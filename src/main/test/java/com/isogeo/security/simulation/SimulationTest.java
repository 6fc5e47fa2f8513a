package com.isogeo.security.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.isogeo.security.simulation.Simulation.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The login under simulation, see the package. */
class SimulationTest {

    private static final long FIRST = Long.getLong("simulation.seed", 1);
    private static final long COUNT =
            Long.getLong("simulation.seeds", System.getProperty("simulation.seed") == null ? 10_000 : 1);

    @Test
    @DisplayName("S02 S06 S16 S19 S30 S34 S37 S48 Whatever happens in whatever order, the promises hold")
    void promisesHold() {
        Seeds seeds = Seeds.run(FIRST, COUNT);
        seeds.failure().map(Result::story).ifPresent(story -> fail(story));
        System.out.println(seeds.counts());
    }

    @Test
    @DisplayName("A seed is the same story each time")
    void seedIsTheSameStoryEachTime() {
        for (long seed = 1; seed <= 20; seed++) {
            assertEquals(Simulation.run(seed).story(), Simulation.run(seed).story());
        }
    }
}
