package com.isogeo.standin.internal.http;

import java.time.Duration;

/** How a response is delivered; all but the first are for scenarios. */
public sealed interface Delivery {

    /** At once. */
    record Immediate() implements Delivery {}

    /** After some time. */
    record Delayed(Duration delay) implements Delivery {}

    /** Half of the body; then the connection is closed. */
    record Truncated() implements Delivery {}

    /** Blanks in place of the body, so many blocks of 64 KiB at the most and for so long. */
    record Endless(int blocks, Duration limit) implements Delivery {}

    /** The body, one byte a second, and so many bytes at the most. */
    record Drip(int bytes) implements Delivery {}
}
