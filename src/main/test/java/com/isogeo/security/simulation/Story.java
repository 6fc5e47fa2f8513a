package com.isogeo.security.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened, in numbered lines. */
final class Story {

    private final long seed;
    private final List<String> lines = new ArrayList<>();

    Story(long seed) {
        this.seed = seed;
    }

    void tell(String line) {
        lines.add(line);
    }

    /** The lines, and how to see them again. */
    String text() {
        StringBuilder text = new StringBuilder("Seed " + seed + ":\n");
        for (int i = 0; i < lines.size(); i++) {
            text.append(i + 1).append(". ").append(lines.get(i)).append('\n');
        }
        return text.append("Repeat it: mvn -q test -pl src/main -Dtest=SimulationTest -Dsimulation.seed=" + seed + '\n')
                .toString();
    }
}
