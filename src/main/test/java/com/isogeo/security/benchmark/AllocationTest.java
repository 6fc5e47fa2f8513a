package com.isogeo.security.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The bytes that a request allocates, to the object. They are counted as the source code has them, without what the
 * compiler may leave out, so that the count is the same on each machine. A server allocates less.
 */
class AllocationTest {

    private static final TimeValue TIME = TimeValue.milliseconds(200);

    private static final int ATTEMPTS = 3;

    /** The profiler allocates as well; the smallest object has sixteen bytes. */
    private static final double MARGIN = 8;

    private static final Map<String, Double> BYTES = Map.of(
            // HttpExchange, IncomingRequest, Optional, Instant, Decision, Outcome, Writer.
            "signedInProtectedPage", 160.0,
            "signedInOpenPage", 160.0,
            "signedInFile", 160.0,
            // HttpExchange, IncomingRequest, Writer.
            "anonymousOpenPage", 72.0);

    @Test
    @DisplayName("A request that passes allocates seven small objects")
    void requestAllocatesSevenObjects() throws RunnerException {
        System.setProperty("jmh.ignoreLock", "true");
        Options options = new OptionsBuilder()
                .include(RequestBenchmark.class.getName() + "\\.(" + String.join("|", BYTES.keySet()) + ")$")
                .param("others", "0")
                .forks(1)
                .jvmArgsAppend("-XX:-DoEscapeAnalysis")
                .warmupIterations(2)
                .warmupTime(TIME)
                .measurementIterations(2)
                .measurementTime(TIME)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .build();

        Map<String, Double> measured = run(options, ATTEMPTS).stream()
                .collect(Collectors.toMap(result -> result.getPrimaryResult().getLabel(), AllocationTest::bytes));

        assertEquals(BYTES.keySet(), measured.keySet());
        BYTES.forEach((name, most) ->
                assertTrue(measured.get(name) < most + MARGIN, () -> name + " allocates " + measured.get(name)));
    }

    /** Anybody on this machine may connect to the port by which JMH waits for the other JVM, and so disturb it. */
    private static Collection<RunResult> run(Options options, int attempts) throws RunnerException {
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            if (attempts == 1) {
                throw e;
            }
            return run(options, attempts - 1);
        }
    }

    private static double bytes(RunResult result) {
        return result.getSecondaryResults().get("gc.alloc.rate.norm").getScore();
    }
}
