package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoginLoopGuardTest {

    private final TestClock clock = new TestClock();
    private final LoginLoopGuard loopGuard = new LoginLoopGuard(
            new BrowserCookies(new PublicUrls(TestSettings.settings())),
            new CookieSeal(TestSettings.settings(), new PublicUrls(TestSettings.settings()), new SecureRandom()),
            clock);

    @Test
    @DisplayName("S43 Two logins within a minute are enough, two within more are not")
    void twoWithinAMinuteAreEnough() {
        Cookie first = counted();
        assertFalse(loopGuard.areEnough(request(first)));

        clock.advance(Duration.ofSeconds(59));
        Cookie second = counted(first);
        assertTrue(loopGuard.areEnough(request(second)));

        clock.advance(Duration.ofSeconds(2));
        assertFalse(loopGuard.areEnough(request(second)));
        clock.advance(Duration.ofHours(-1));
        assertFalse(loopGuard.areEnough(request(second)));
    }

    @Test
    @DisplayName("S43 A count that this server did not seal counts nothing")
    void foreignCountIsNone() {
        assertFalse(loopGuard.areEnough(request(new Cookie("__Host-isogeo-attempts", "99"))));
        assertFalse(loopGuard.areEnough(
                request(new Cookie("__Host-isogeo-attempts", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB"))));
    }

    @Test
    void isForgottenWhereItIs() {
        MockHttpServletResponse nothing = new MockHttpServletResponse();
        loopGuard.forget(request(), nothing);
        assertEquals(0, nothing.getCookies().length);

        MockHttpServletResponse response = new MockHttpServletResponse();
        loopGuard.forget(request(counted()), response);
        assertEquals(0, response.getCookie("__Host-isogeo-attempts").getMaxAge());
    }

    private Cookie counted(Cookie... before) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        loopGuard.countOne(request(before), response);
        return response.getCookie("__Host-isogeo-attempts");
    }

    private static MockHttpServletRequest request(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.setCookies(cookies);
        return request;
    }
}
