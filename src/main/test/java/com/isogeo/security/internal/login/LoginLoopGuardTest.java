package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class LoginLoopGuardTest {

    private final TestClock clock = new TestClock();
    private final TestNode node = new TestNode(TestSettings.settings());
    private final LoginLoopGuard loopGuard = new LoginLoopGuard(sealedCookies(node), clock);

    @Test
    @DisplayName("S43 Two logins within a minute are enough, two within more are not")
    void twoWithinAMinuteAreEnough() {
        Cookie first = counted();
        assertFalse(loopGuard.isLoop(request(first)));

        clock.advance(Duration.ofSeconds(59));
        Cookie second = counted(first);
        assertTrue(loopGuard.isLoop(request(second)));

        clock.advance(Duration.ofSeconds(2));
        assertFalse(loopGuard.isLoop(request(second)));
        clock.advance(Duration.ofHours(-1));
        assertFalse(loopGuard.isLoop(request(second)));
    }

    @Test
    @DisplayName("S43 A count that this server did not seal counts nothing")
    void foreignCountIsNone() {
        assertFalse(loopGuard.isLoop(request(new Cookie("__Host-isogeo-loop-guard", "99"))));
        assertFalse(loopGuard.isLoop(
                request(new Cookie("__Host-isogeo-loop-guard", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"))));
    }

    @Test
    void isRemovedFromABrowserThatHasIt() {
        Login login = login(clock.instant());
        assertTrue(loopGuard.clearIfRecent(request(), login).isEmpty());

        CookieChange removal =
                loopGuard.clearIfRecent(request(counted()), login).orElseThrow();
        assertEquals("isogeo-loop-guard", removal.name());
        assertTrue(removal.isRemoval());
    }

    @Test
    @DisplayName("S43 The cookie of a caller whose tokens are a minute old is not looked for")
    void isNotLookedForLater() {
        Login login = login(clock.instant());
        Cookie count = counted();
        clock.advance(Duration.ofSeconds(59));
        assertTrue(loopGuard.clearIfRecent(request(count), login).isPresent());
        clock.advance(Duration.ofSeconds(1));
        assertTrue(loopGuard.clearIfRecent(request(count), login).isEmpty());
    }

    @Test
    void isKeptWhereThereIsOne() {
        assertTrue(loopGuard.renew(request()).isEmpty());

        Cookie one = counted();
        Cookie kept = cookie(loopGuard.renew(request(one)).orElseThrow());
        assertFalse(loopGuard.isLoop(request(kept)));
        assertTrue(loopGuard.isLoop(request(counted(kept))));
    }

    private Login login(Instant issuedAt) {
        MockHttpServletRequest request = request();
        Tokens tokens = new Tokens("a", null, null, issuedAt);
        node.sessions.open(request, new CallerPrincipal("alice"), Set.of(), tokens, false);
        return node.sessions.logins.find(request).orElseThrow();
    }

    private Cookie counted(Cookie... before) {
        return cookie(loopGuard.increment(request(before)));
    }

    private static Cookie cookie(CookieChange change) {
        return new Cookie("__Host-" + change.name(), change.value());
    }

    private static SealedCookies sealedCookies(TestNode node) {
        return new SealedCookies(node.cookies, new CookieSeal(node.settings, node.urls, new SecureRandom()));
    }

    private static MockHttpServletRequest request(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.setCookies(cookies);
        return request;
    }
}
