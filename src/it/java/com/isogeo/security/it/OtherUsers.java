package com.isogeo.security.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What users do again and again beside those who are caught, until these have their pages, and once more. */
final class OtherUsers implements Callable<OtherUsers.Result> {

    private final Supplier<Optional<String>> step;
    private final BooleanSupplier isOver;

    /**
     * One step after the other.
     *
     * @param step returns what went wrong, if anything
     * @param isOver whether all who are caught have their pages
     */
    OtherUsers(Supplier<Optional<String>> step, BooleanSupplier isOver) {
        this.step = step;
        this.isOver = isOver;
    }

    /** How many steps went well before it was over, how long one took at most, and what went wrong in the others. */
    record Result(int doneInTime, Duration longest, List<String> failures) {}

    @Override
    public Result call() {
        int doneInTime = 0;
        Duration longest = Duration.ZERO;
        List<String> failures = new ArrayList<>();
        boolean isLast;
        do {
            isLast = isOver.getAsBoolean();
            long begun = System.nanoTime();
            Optional<String> failure = step.get();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            failure.ifPresent(failures::add);
            if (failure.isEmpty()) {
                longest = took.compareTo(longest) > 0 ? took : longest;
                doneInTime += isOver.getAsBoolean() ? 0 : 1;
            }
        } while (!isLast);
        return new Result(doneInTime, longest, failures);
    }
}
