package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrowserCookiesTest {

    @ParameterizedTest
    @DisplayName("S08 The path is the application's as the browser sees it")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''    | https://a.example/login/callback        | -               | /
            /maps | https://a.example/maps/login/callback   | -               | /maps
            /maps | https://a.example/login/callback        | /login/callback | /
            /maps | https://a.example/public/login/callback | /login/callback | /public
            """)
    void pathIsTheApplications(String contextPath, String redirectUri, String callbackPath, String path) {
        assertEquals(
                path,
                set(contextPath, TestSettings.behindAProxy(redirectUri, callbackPath))
                        .getCookie("name")
                        .getPath());
    }

    @Test
    @DisplayName("S08 S42 HttpOnly, Lax, Secure on https, and never in a cache")
    void flagsAreSet() {
        MockHttpServletResponse response = set("", TestSettings.settings());
        Cookie cookie = response.getCookie("name");

        assertTrue(cookie.isHttpOnly());
        assertTrue(cookie.getSecure());
        assertEquals("Lax", cookie.getAttribute("SameSite"));
        assertEquals(60, cookie.getMaxAge());
        assertEquals("no-store", response.getHeader("Cache-Control"));
    }

    @Test
    @DisplayName("S08 Not Secure where the browser comes over plain http, on the loopback address")
    void notSecureOnPlainHttp() {
        assertEquals(
                false,
                set("", TestSettings.with("id", "secret", "http://localhost:9080/login/callback"))
                        .getCookie("name")
                        .getSecure());
    }

    private static MockHttpServletResponse set(String contextPath, IsogeoSettings settings) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", contextPath + "/me");
        request.setContextPath(contextPath);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BrowserCookies(settings, new PublicAddress(settings))
                .set(request, response, "name", "value", Duration.ofMinutes(1));
        return response;
    }
}
