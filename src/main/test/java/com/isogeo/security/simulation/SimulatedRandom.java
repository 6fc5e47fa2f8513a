package com.isogeo.security.simulation;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** What a node takes for random, from the seed, so that a seed repeats byte for byte. */
final class SimulatedRandom extends SecureRandom {

    private static final long serialVersionUID = 1;

    private final transient SplittableRandom source;

    SimulatedRandom(SplittableRandom source) {
        this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        RequestThread.awaitTurn();
        source.nextBytes(bytes);
    }
}
