package com.isogeo.security.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes when it is told to, or that of the system, which can be put forward. */
public final class TestClock extends Clock {

    private final Clock base;
    private Duration advance = Duration.ZERO;

    public TestClock() {
        this(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));
    }

    private TestClock(Clock base) {
        this.base = base;
    }

    /** With what the system's clock costs. */
    public static TestClock ofTheSystem() {
        return new TestClock(Clock.systemUTC());
    }

    public void advance(Duration by) {
        advance = advance.plus(by);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(advance);
    }

    /** As the system's clock, without an Instant. */
    @Override
    public long millis() {
        return base.millis() + advance.toMillis();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
