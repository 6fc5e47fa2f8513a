package com.isogeo.security.benchmark;

import java.util.List;
import java.util.Locale;

/** The same figure of several rounds. */
record Spread(double minimum, double median, double maximum) {

    static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** Such as {@code 0.81 (0.79–0.84)}. */
    String text() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, minimum, maximum);
    }
}
