package com.isogeo.security.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rounds of all variants. In each round every variant had its turn, so that ratios are made within a round. */
final class Comparison {

    /** What was measured. */
    enum Kind {
        REQUESTS,
        LOGINS,
        STARTS
    }

    private final Kind kind;
    private final String title;
    private final Variant base;
    private final Map<Variant, List<Measurement>> rounds = new EnumMap<>(Variant.class);

    /**
     * Makes one without rounds.
     *
     * @param base the variant that the others are compared with
     */
    Comparison(Kind kind, String title, Variant base) {
        this.kind = kind;
        this.title = title;
        this.base = base;
    }

    Kind kind() {
        return kind;
    }

    String title() {
        return title;
    }

    List<Variant> variants() {
        return List.copyOf(rounds.keySet());
    }

    void add(Variant variant, Measurement measurement) {
        rounds.computeIfAbsent(variant, unused -> new ArrayList<>()).add(measurement);
    }

    /** The figure of a variant, divided by that of the base in the same round. */
    Spread ratio(Variant variant, ToDoubleFunction<Measurement> figure) {
        List<Double> ratios = new ArrayList<>();
        List<Measurement> own = rounds.get(variant);
        for (int round = 0; round < own.size(); round++) {
            ratios.add(figure.applyAsDouble(own.get(round))
                    / figure.applyAsDouble(rounds.get(base).get(round)));
        }
        return Spread.of(ratios);
    }

    /** The figure as it was measured. */
    Spread figure(Variant variant, ToDoubleFunction<Measurement> figure) {
        return Spread.of(rounds.get(variant).stream().map(figure::applyAsDouble).toList());
    }
}
