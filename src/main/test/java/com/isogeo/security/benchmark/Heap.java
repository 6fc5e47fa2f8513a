package com.isogeo.security.benchmark;

import java.lang.ref.WeakReference;

/** The heap of this JVM. */
final class Heap {

    private static final int COLLECTIONS = 5;

    private Heap() {}

    /** The bytes that live on after all garbage was collected. */
    static long usedBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            WeakReference<Object> garbage = new WeakReference<>(new Object());
            while (garbage.get() != null) {
                System.gc();
            }
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
