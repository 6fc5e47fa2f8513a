package com.isogeo.security.benchmark;

import com.isogeo.security.internal.login.BenchmarkedNode;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the mechanism adds to a request that it lets pass. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 4)
public class RequestBenchmark {

    /** How many requests of other kinds come first. */
    @Param("3000")
    public int others;

    private static final String UMLAUT = "/cartes géo";
    private static final String ENCODED_UMLAUT = "/cartes%20g%C3%A9o";

    private final BenchmarkedNode node = new BenchmarkedNode();
    private final HttpAuthenticationMechanism mechanism = node.mechanism();
    private final HttpAuthenticationMechanism behindAProxy = new BenchmarkedNode(
                    TestSettings.behindAProxy("https://maps.example.org/maps/login/callback", "/login/callback"))
            .mechanism();
    private final StubSession session = StubSession.copyOf(node.signIn());
    private final HttpServletResponse response = new StubResponse();
    private final HttpMessageContext protectedPage = StubMessageContext.ofProtectedPage();
    private final HttpMessageContext openPage = StubMessageContext.ofOpenPage();
    private final HttpMessageContext onOpenLiberty = StubMessageContext.ofProtectedPageOnOpenLiberty();
    private final HttpServletRequest page = StubRequest.ofPage(session);
    private final HttpServletRequest pageInContext = StubRequest.ofPage("/maps", "/maps", session);
    private final HttpServletRequest pageInEncodedContext = StubRequest.ofPage(UMLAUT, ENCODED_UMLAUT, session);
    private final HttpServletRequest file = StubRequest.ofFile(session);
    private final HttpServletRequest anonymousPage = StubRequest.ofPage(null);

    /** As on a server, where the mechanism has seen outcomes of each kind before it is compiled. */
    @Setup
    public void meetEachKindOfRequest() throws AuthenticationException {
        HttpServletRequest forged = StubRequest.ofCallback(null, "forged", List.of());
        for (int i = 0; i < others; i++) {
            mechanism.validateRequest(anonymousPage, response, protectedPage);
            mechanism.validateRequest(anonymousPage, response, openPage);
            mechanism.validateRequest(file, response, openPage);
            mechanism.validateRequest(page, response, protectedPage);
            mechanism.validateRequest(page, response, openPage);
            node.completes(forged);
        }
    }

    @Benchmark
    public AuthenticationStatus signedInProtectedPage() throws AuthenticationException {
        return mechanism.validateRequest(page, response, protectedPage);
    }

    @Benchmark
    public AuthenticationStatus signedInProtectedPageOnOpenLiberty() throws AuthenticationException {
        return mechanism.validateRequest(page, response, onOpenLiberty);
    }

    @Benchmark
    public AuthenticationStatus signedInProtectedPageBehindAProxy() throws AuthenticationException {
        return behindAProxy.validateRequest(pageInContext, response, protectedPage);
    }

    @Benchmark
    public AuthenticationStatus signedInProtectedPageInEncodedContext() throws AuthenticationException {
        return mechanism.validateRequest(pageInEncodedContext, response, protectedPage);
    }

    @Benchmark
    public AuthenticationStatus signedInOpenPage() throws AuthenticationException {
        return mechanism.validateRequest(page, response, openPage);
    }

    @Benchmark
    public AuthenticationStatus signedInFile() throws AuthenticationException {
        return mechanism.validateRequest(file, response, openPage);
    }

    @Benchmark
    public AuthenticationStatus anonymousOpenPage() throws AuthenticationException {
        return mechanism.validateRequest(anonymousPage, response, openPage);
    }
}
