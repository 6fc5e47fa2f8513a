package com.isogeo.security.benchmark;

import com.isogeo.security.internal.login.BenchmarkedNode;
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

/** The seal of a cookie with the content of a pending login's length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 4)
public class CookieBenchmark {

    private static final int LENGTH = 120;

    private final BenchmarkedNode node = new BenchmarkedNode();
    private final HttpServletRequest request = StubRequest.ofPage(null);
    private final byte[] content = new byte[LENGTH];
    private final String sealed = node.seal(request, content);
    private final String forged = "AAAA" + sealed.substring(4);

    @Benchmark
    public String seal() {
        return node.seal(request, content);
    }

    @Benchmark
    public boolean open() {
        return node.opens(request, sealed);
    }

    @Benchmark
    public boolean openForged() {
        return node.opens(request, forged);
    }
}
