package com.isogeo.security.internal.login;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What benchmarks need of a {@link TestNode}, which goes by the system's clock here. */
public final class BenchmarkedNode {

    private static final SealedCookie COOKIE = CookieKind.LOOP_GUARD.cookie();

    /** The loop guard looks for no cookie any more. */
    private static final Duration MINUTES_AGO = Duration.ofMinutes(5);

    private final TestNode node;
    private final CookieSeal seal;

    public BenchmarkedNode() {
        // With an age, which is looked at on the path of each request.
        this(TestSettings.withMaxSessionAge(Duration.ofHours(8)));
    }

    public BenchmarkedNode(IsogeoSettings settings) {
        node = new TestNode(settings, TestClock.ofTheSystem());
        // To make a response looks for a JSON provider, which takes longer than all that is measured.
        CompletionStage<TokenResponse> issued = TestTokenEndpoint.issued("a0", 3600, "r0");
        node.tokenAnswer = code -> issued;
        seal = new CookieSeal(settings, node.urls, node.random);
    }

    /** A login at the provider: its state, and the cookies of its browser. */
    public record Pending(String state, List<Cookie> cookies) {}

    public HttpAuthenticationMechanism mechanism() {
        return node.mechanism;
    }

    /** The session of a user who signed in some minutes ago. */
    public HttpSession signIn() {
        node.clock.advance(MINUTES_AGO.negated());
        node.signIn("/plan");
        node.clock.advance(MINUTES_AGO);
        return node.session();
    }

    public Pending begin() {
        Visit begun = node.getProtected("/plan");
        String callback = TestNode.callbackOf(begun);
        return new Pending(
                callback.substring(callback.indexOf("state=") + "state=".length()),
                List.of(node.request("/plan").getCookies()));
    }

    public String seal(HttpServletRequest request, byte[] content) {
        return seal.seal(COOKIE.purpose(), request, content);
    }

    public boolean opens(HttpServletRequest request, String sealed) {
        return seal.open(COOKIE.purpose(), request, sealed).isPresent();
    }

    /** Forgets what the node's provider was sent, and its events. */
    public void clearRecords() {
        node.clearRecords();
    }

    /** Decides about a callback as if its state had not come back before. Returns whether it signs somebody in. */
    public boolean completes(HttpServletRequest callback) {
        Decision decision = node.newCallback().decide(new IncomingRequest(callback, false, false, false, false));
        node.clearRecords();
        return decision.outcome() instanceof Outcome.RedirectTo;
    }
}
