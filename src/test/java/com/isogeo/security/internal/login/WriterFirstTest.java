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
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WriterFirstTest {

    private final TestClock clock = new TestClock();
    private final SecureRandom random = new SecureRandom();
    private final IsogeoSettings settings = TestSettings.settings();
    private final LoginSession writer = new LoginSession(settings, random, clock);
    private final LoginSession reader = new LoginSession(settings, random, clock);
    private final WriterFirst writerFirst = new WriterFirst(reader, clock::advance, clock);
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
        assertTrue(new WriterFirst(writer, clock::advance, clock)
                .leave(request, response, login(request))
                .isEmpty());

        MockHttpServletRequest withoutRefresh = signedIn("GET", null);
        Login login = login(withoutRefresh);
        clock.advance(Duration.ofHours(1));
        assertTrue(writerFirst.leave(withoutRefresh, response, login).isEmpty());
    }

    private Optional<AuthenticationStatus> leave(MockHttpServletRequest request) {
        return writerFirst.leave(request, response, login(request));
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
