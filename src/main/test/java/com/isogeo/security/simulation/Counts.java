package com.isogeo.security.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often each thing has happened, so that a simulation in which nothing happens is seen. */
final class Counts {

    private final Map<String, Long> byName = new TreeMap<>();

    void add(String name) {
        byName.merge(name, 1L, Long::sum);
    }

    void atLeast(String name, long value) {
        byName.merge(name, value, Long::max);
    }

    long of(String name) {
        return byName.getOrDefault(name, 0L);
    }

    /** Maxima begin with "most", all else is summed up. */
    synchronized void addAll(Counts other) {
        other.byName.forEach(
                (name, value) -> byName.merge(name, value, name.startsWith("most") ? Long::max : Long::sum));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName.forEach((name, value) -> text.append(String.format("%10d  %s%n", value, name)));
        return text.toString();
    }
}
