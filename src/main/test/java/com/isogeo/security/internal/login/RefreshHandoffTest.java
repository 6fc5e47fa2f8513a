package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RefreshHandoffTest {

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final IsogeoSettings settings = TestSettings.settings();
    private final TestSessions owner = new TestSessions(settings, random, clock);
    private final TestSessions reader = new TestSessions(settings, random, clock);
    private final PublicUrls urls = new PublicUrls(settings);
    private final SealedCookies cookies =
            new SealedCookies(new BrowserCookies(urls), new CookieSeal(settings, urls, random));
    private final RefreshHandoff refreshHandoff = handoffOf(reader);

    @ParameterizedTest
    @DisplayName("S18 The browser is told to ask for the same address again, whatever that is, and for no other")
    @CsvSource({
        "/maps/me, q=1&r=%2F",
        "/maps/me,",
        "/maps/, a=b",
        "/maps/,",
        "/maps/a:b,",
        "/maps/https:evil.example,",
        "/maps/%2F%2Fevil.example, x=//evil.example",
        "/maps/d/%C3%A9t%C3%A9;v=1, q=%25",
    })
    void browserAsksForTheSameAddress(String path, String query) {
        MockHttpServletRequest request = expired("GET");
        request.setRequestURI(path);
        request.setQueryString(query);

        Outcome.RetrySameUrl outcome =
                (Outcome.RetrySameUrl) decide(request).orElseThrow().outcome();

        URI url = URI.create("https://maps.example.org:8443" + path + (query == null ? "" : "?" + query));
        assertEquals(url, url.resolve(outcome.relativeUrl()));
    }

    @ParameterizedTest
    @DisplayName("S30 A body is never asked for twice: this node refreshes then")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void formIsNotSentTwice(String method) {
        assertTrue(decide(expired(method)).isEmpty());
    }

    @ParameterizedTest
    @DisplayName("S30 What follows no redirect is not sent round")
    @CsvSource({"Upgrade, websocket", "Service-Worker, script"})
    void whatFollowsNoRedirectIsServed(String header, String value) {
        MockHttpServletRequest request = expired("GET");
        request.addHeader(header, value);
        assertTrue(decide(request).isEmpty());
    }

    @Test
    @DisplayName("S30 Nobody is sent round while the token lives, at its owner, or without a refresh token")
    void nobodyIsSentRoundWithoutNeed() {
        MockHttpServletRequest request = signedIn("GET", "r1");
        assertTrue(decide(request).isEmpty());
        clock.advance(Duration.ofHours(1));
        assertTrue(handoffOf(owner).decide(request, login(request)).isEmpty());

        MockHttpServletRequest withoutRefresh = signedIn("GET", null);
        Login login = login(withoutRefresh);
        clock.advance(Duration.ofHours(1));
        assertTrue(refreshHandoff.decide(withoutRefresh, login).isEmpty());
    }

    @Test
    @DisplayName("S30 A browser is sent round nine times at most, however many nodes there are, and then served")
    void browserIsSentRoundAFewTimes() {
        MockHttpServletRequest request = expired("GET");
        Instant begin = clock.instant();
        int rounds = -1;
        boolean isLeft = true;
        while (isLeft) {
            Optional<Decision> decision =
                    handoffOf(new TestSessions(settings, random, clock)).decide(request, login(request));
            isLeft = decision.isPresent();
            decision.ifPresent(decided -> keepCookies(request, decided));
            rounds++;
        }
        assertEquals(9, rounds);
        assertEquals(Duration.ofSeconds(2), Duration.between(begin, clock.instant()));
    }

    @Test
    @DisplayName("S30 A program that keeps no cookie is sent round nine times at most, too")
    void programWithoutCookiesIsSentRoundAFewTimes() {
        MockHttpServletRequest request = expired("GET");
        int rounds = 0;
        while (decide(request).isPresent()) {
            rounds++;
        }
        assertEquals(9, rounds);
    }

    @Test
    @DisplayName("S30 A node whose clock is another serves at once rather than to send a browser round for ever")
    void otherClockEndsTheRounds() {
        MockHttpServletRequest request = expired("GET");
        clock.advance(Duration.ofSeconds(3));
        keepCookies(request, decide(request).orElseThrow());
        clock.advance(Duration.ofSeconds(-3));
        assertTrue(decide(request).isEmpty());
    }

    @Test
    @DisplayName("S02 S30 The cookie of another step, or one that was not sealed here, is none")
    void cookieOfAnotherStepIsNone() {
        Decision before = decide(expired("GET")).orElseThrow();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/maps/me");
        keepCookies(request, before);
        Tokens tokens = new Tokens("a2", "r2", clock.instant(), clock.instant().minusSeconds(60));
        owner.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        clock.advance(Duration.ofSeconds(5));
        assertTrue(decide(request).isPresent());

        request.setCookies(new Cookie("__Host-isogeo-refresh-handoff", "forged"));
        assertTrue(decide(request).isPresent());
    }

    private RefreshHandoff handoffOf(TestSessions node) {
        return new RefreshHandoff(node.policy, cookies, clock::advance, clock);
    }

    private static void keepCookies(MockHttpServletRequest request, Decision decision) {
        if (!decision.cookies().isEmpty()) {
            request.setCookies(decision.cookies().stream()
                    .map(change -> new Cookie("__Host-" + change.name(), change.value()))
                    .toArray(Cookie[]::new));
        }
    }

    private Optional<Decision> decide(MockHttpServletRequest request) {
        return refreshHandoff.decide(request, login(request));
    }

    private Login login(MockHttpServletRequest request) {
        return reader.logins.find(request).orElseThrow();
    }

    private MockHttpServletRequest expired(String method) {
        MockHttpServletRequest request = signedIn(method, "r1");
        clock.advance(Duration.ofHours(1));
        return request;
    }

    private MockHttpServletRequest signedIn(String method, String refreshToken) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/maps/me");
        Tokens tokens = new Tokens("a1", refreshToken, clock.instant().plus(Duration.ofHours(1)), clock.instant());
        owner.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        return request;
    }
}
