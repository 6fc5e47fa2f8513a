package com.isogeo.security.benchmark;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.SessionToken;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.internal.session.TokenRefresh;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** The token of a signed-in caller, and a refresh that many threads need at once. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RefreshBenchmark {

    private static final int THREADS = 64;
    private static final int BURSTS = 100;
    private static final int VALUES_OF_A_REQUEST = 3;

    private final Clock clock = TestClock.ofTheSystem();
    private final IsogeoSettings settings = TestSettings.settings();
    private final TestSessions sessions = new TestSessions(settings, new SecureRandom(), clock);
    private final TestTokenEndpoint endpoint =
            new TestTokenEndpoint(token -> TestTokenEndpoint.issued("new" + token, 3600, "new" + token));
    private final OperatorLog log = new OperatorLog(clock);
    private final TokenRefresh refresh = new TokenRefresh(
            sessions.logins,
            sessions.policy,
            new TokenClient(endpoint, settings, clock),
            log,
            new LoginEvents(event -> {}, log),
            clock);
    private final StubSession fresh = signedIn("fresh", Duration.ofHours(1));
    private final IsogeoToken token = new SessionToken(
            new CurrentLogin(StubRequest.ofPage(fresh), sessions.logins),
            sessions.logins,
            sessions.policy,
            refresh,
            settings);

    private int bursts;
    private StubSession due;
    private Login login;

    @Setup(Level.Iteration)
    public void letTokenBecomeDue() {
        due = signedIn("due" + bursts++, Duration.ofSeconds(30));
        login = sessions.logins.find(due).orElseThrow();
    }

    /** One burst is one request to the provider, or nothing where no refresh was measured. */
    @TearDown(Level.Iteration)
    public void countRequests() {
        int sent = endpoint.sent().size();
        endpoint.clear();
        if (sent > VALUES_OF_A_REQUEST) {
            throw new IllegalStateException("values sent: " + sent);
        }
    }

    @Benchmark
    @Threads(THREADS)
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = BURSTS)
    @Measurement(iterations = BURSTS)
    public RefreshResult burst() {
        return refresh.refresh(due, login);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 4)
    @Measurement(iterations = 4)
    public String tokenValue() {
        return token.value();
    }

    private StubSession signedIn(String name, Duration left) {
        StubSession session = new StubSession();
        Instant expiry = clock.instant().plus(left);
        sessions.open(
                StubRequest.ofPage(session),
                new CallerPrincipal("alice"),
                Set.of(),
                new Tokens(name, name, expiry, expiry.minus(Duration.ofHours(1))),
                false);
        return session;
    }
}
