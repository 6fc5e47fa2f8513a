package com.isogeo.security.cluster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts, for each phase apart. */
final class Tally {

    private final Map<Phase, Map<Count, LongAdder>> counts = new EnumMap<>(Phase.class);
    private volatile Phase phase = Phase.BOTH;

    Tally() {
        for (Phase each : Phase.values()) {
            Map<Count, LongAdder> adders = new EnumMap<>(Count.class);
            Arrays.stream(Count.values()).forEach(count -> adders.put(count, new LongAdder()));
            counts.put(each, adders);
        }
    }

    void enter(Phase next) {
        phase = next;
    }

    void add(Count count) {
        counts.get(phase).get(count).increment();
    }

    long of(Count count, Phase of) {
        return counts.get(of).get(count).sum();
    }

    long of(Count count) {
        return Arrays.stream(Phase.values()).mapToLong(each -> of(count, each)).sum();
    }
}
