package com.isogeo.security.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.isogeo.security.simulation.Simulation.Result;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The login under simulation, see the package. {@code -Dsimulation.seed=…} repeats one seed. */
class SimulationTest {

    private static final boolean IS_ONE_SEED = System.getProperty("simulation.seed") != null;
    private static final long FIRST = Long.getLong("simulation.seed", 1);
    private static final long COUNT = Long.getLong("simulation.seeds", IS_ONE_SEED ? 1 : 10_000);

    /** What has to have happened, so that the simulation does not run empty. */
    private static final List<String> EXPECTED = List.of(
            "attacks: doubled state",
            "attacks: foreign return address",
            "attacks: forged headers",
            "attacks: forged state",
            "attacks: old session id",
            "attacks: own callback",
            "attacks: own code, victim's state",
            "attacks: planted cookies and own callback",
            "attacks: session fixation",
            "attacks: spoilt cookie",
            "attacks: stolen callback",
            "attacks: victim's code, own state",
            "bookmarks of old callbacks",
            "clocks put back",
            "codes exchanged",
            "codes refused: PKCE or redirect URI",
            "codes refused: used before",
            "double clicks at the provider",
            "events RefreshFailed",
            "forms",
            "grants forgotten",
            "lines of the log",
            "logins completed",
            "node changes",
            "refreshes",
            "refreshes refused: ended",
            "reloads under way",
            "requests of scripts",
            "requests that waited for another",
            "responses that did not come in time",
            "restarts of nodes",
            "restarts of the provider",
            "revocations",
            "rotations",
            "sign-ins as another user",
            "sign-outs",
            "status 307",
            "status 503",
            "tokens used",
            "two tabs at once",
            "ways back");

    @Test
    @DisplayName("S02 S06 S16 S19 S30 S34 S37 S48 Whatever happens in whatever order, the promises hold")
    void promisesHold() {
        Seeds seeds = Seeds.run(FIRST, COUNT);
        seeds.failure().map(Result::story).ifPresent(story -> fail(story));
        System.out.print(seeds.counts());
        if (COUNT >= 10_000) {
            assertEquals(
                    List.of(),
                    EXPECTED.stream()
                            .filter(name -> seeds.counts().of(name) == 0)
                            .toList());
        }
    }

    @Test
    @DisplayName("A seed is the same story each time")
    void seedIsTheSameStoryEachTime() {
        for (long seed = 1; seed <= 50; seed++) {
            assertEquals(Simulation.run(seed).story(), Simulation.run(seed).story());
        }
    }
}
