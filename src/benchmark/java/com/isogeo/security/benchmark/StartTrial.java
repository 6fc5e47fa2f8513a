package com.isogeo.security.benchmark;

import java.time.Duration;
import java.util.List;

/** What the jar costs a server before anybody comes: from its start to its first page, with the jar and without. */
final class StartTrial {

    private static final List<Variant> VARIANTS = List.of(Variant.NO_SECURITY, Variant.CONSTANT_CALLER, Variant.MODULE);

    private final List<Installation> installations;

    /** The servers, none of which runs. */
    StartTrial(List<Installation> installations) {
        this.installations = installations.stream()
                .filter(each -> VARIANTS.contains(each.variant()))
                .toList();
    }

    Comparison run() {
        installations.forEach(StartTrial::start);
        Comparison comparison = new Comparison(
                Comparison.Kind.STARTS, "From the start of the server to its first page", Variant.NO_SECURITY);
        for (int round = 0; round < Settings.number("rounds"); round++) {
            installations.forEach(each -> comparison.add(each.variant(), start(each)));
        }
        return comparison;
    }

    private static Measurement start(Installation installation) {
        long begin = System.nanoTime();
        try (RunningServer server = installation.start()) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            Duration cpu = server.process().cpu();
            return new Measurement(1, seconds, cpu.toNanos() / 1e9, 0, 0);
        }
    }
}
