package com.isogeo.security.benchmark;

import com.isogeo.security.internal.login.BenchmarkedNode;
import com.isogeo.security.internal.login.BenchmarkedNode.Pending;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A callback without its three requests to the provider, whose answers are there already. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 4)
public class CallbackBenchmark {

    private final BenchmarkedNode node = new BenchmarkedNode();
    private final Pending pending = node.begin();
    private final HttpServletRequest good = StubRequest.ofCallback(null, pending.state(), pending.cookies());
    private final HttpServletRequest forged =
            StubRequest.ofCallback(null, "A".repeat(pending.state().length()), pending.cookies());

    @Benchmark
    public boolean good() {
        return node.completes(good);
    }

    @Benchmark
    public boolean forged() {
        return node.completes(forged);
    }
}
