package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
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
import org.springframework.mock.web.MockHttpServletResponse;

class RefreshHandoffTest {

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final IsogeoSettings settings = TestSettings.settings();
    private final LoginSession writer = new LoginSession(settings, random, clock);
    private final LoginSession reader = new LoginSession(settings, random, clock);
    private final BrowserCookies cookies = new BrowserCookies(new PublicUrls(settings));
    private final CookieSeal seal = new CookieSeal(settings, new PublicUrls(settings), random);
    private final RefreshHandoff refreshHandoff = new RefreshHandoff(reader, cookies, seal, clock::advance, clock);
    private final MockHttpServletResponse response = new MockHttpServletResponse();

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

        assertEquals(Optional.of(AuthenticationStatus.SEND_CONTINUE), leave(request));

        URI address = URI.create("https://maps.example.org:8443" + path + (query == null ? "" : "?" + query));
        assertEquals(307, response.getStatus());
        assertEquals(address, address.resolve(response.getHeader("Location")));
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertTrue(response.isCommitted());
    }

    @Test
    @DisplayName("S37 A browser that has gone is no error")
    void browserHasGone() {
        HttpServletResponse gone = new HttpServletResponseWrapper(response) {
            @Override
            public void flushBuffer() throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        MockHttpServletRequest request = expired("GET");

        assertEquals(
                Optional.of(AuthenticationStatus.SEND_CONTINUE), refreshHandoff.leave(request, gone, login(request)));
    }

    @ParameterizedTest
    @DisplayName("S30 A body is never asked for twice: this node refreshes then")
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void formIsNotSentTwice(String method) {
        assertTrue(leave(expired(method)).isEmpty());
    }

    @ParameterizedTest
    @DisplayName("S30 What follows no redirect is not sent round")
    @CsvSource({"Upgrade, websocket", "Service-Worker, script"})
    void whatFollowsNoRedirectIsServed(String header, String value) {
        MockHttpServletRequest request = expired("GET");
        request.addHeader(header, value);
        assertTrue(leave(request).isEmpty());
    }

    @Test
    @DisplayName("S30 Nobody is sent round while the token lives, at its writer, or without a refresh token")
    void nobodyIsSentRoundWithoutNeed() {
        MockHttpServletRequest request = signedIn("GET", "r1");
        assertTrue(leave(request).isEmpty());
        clock.advance(Duration.ofHours(1));
        assertTrue(new RefreshHandoff(writer, cookies, seal, clock::advance, clock)
                .leave(request, response, login(request))
                .isEmpty());

        MockHttpServletRequest withoutRefresh = signedIn("GET", null);
        Login login = login(withoutRefresh);
        clock.advance(Duration.ofHours(1));
        assertTrue(refreshHandoff.leave(withoutRefresh, response, login).isEmpty());
    }

    @Test
    @DisplayName("S30 A browser is sent round nine times at most, however many nodes there are, and then served")
    void browserIsSentRoundAFewTimes() {
        MockHttpServletRequest request = expired("GET");
        Instant begin = clock.instant();
        int rounds = -1;
        boolean isLeft = true;
        while (isLeft) {
            MockHttpServletResponse answer = new MockHttpServletResponse();
            isLeft = anyNode().leave(request, answer, login(request)).isPresent();
            keepCookies(request, answer);
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
        while (leave(request).isPresent()) {
            rounds++;
        }
        assertEquals(9, rounds);
    }

    @Test
    @DisplayName("S30 A node whose clock is another serves at once rather than to send a browser round for ever")
    void otherClockEndsTheRounds() {
        MockHttpServletRequest request = expired("GET");
        clock.advance(Duration.ofSeconds(3));
        leave(request);
        keepCookies(request, response);
        clock.advance(Duration.ofSeconds(-3));
        assertTrue(leave(request).isEmpty());
    }

    @Test
    @DisplayName("S02 S30 The cookie of another step, or one that was not sealed here, is none")
    void cookieOfAnotherStepIsNone() {
        leave(expired("GET"));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/maps/me");
        request.setCookies(response.getCookies());
        Tokens tokens = new Tokens("a2", "r2", clock.instant(), clock.instant().minusSeconds(60));
        writer.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        clock.advance(Duration.ofSeconds(5));
        assertTrue(leave(request).isPresent());

        request.setCookies(new Cookie("__Host-isogeo-writer-first", "forged"));
        assertTrue(leave(request).isPresent());
    }

    /** None remembers anything. */
    private RefreshHandoff anyNode() {
        return new RefreshHandoff(new LoginSession(settings, random, clock), cookies, seal, clock::advance, clock);
    }

    private static void keepCookies(MockHttpServletRequest request, MockHttpServletResponse answer) {
        if (answer.getCookies().length > 0) {
            request.setCookies(answer.getCookies());
        }
    }

    private Optional<AuthenticationStatus> leave(MockHttpServletRequest request) {
        return refreshHandoff.leave(request, response, login(request));
    }

    private Login login(MockHttpServletRequest request) {
        return reader.current(request).orElseThrow();
    }

    private MockHttpServletRequest expired(String method) {
        MockHttpServletRequest request = signedIn(method, "r1");
        clock.advance(Duration.ofHours(1));
        return request;
    }

    private MockHttpServletRequest signedIn(String method, String refreshToken) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/maps/me");
        Tokens tokens = new Tokens("a1", refreshToken, clock.instant().plus(Duration.ofHours(1)), clock.instant());
        writer.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        return request;
    }
}
