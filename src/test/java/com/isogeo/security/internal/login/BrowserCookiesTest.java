package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    @CsvSource(delimiter = '|', textBlock = """
            /maps | https://a.example/maps/login/callback   | /maps
            /maps | https://a.example/login/callback        | /
            /maps | https://a.example/public/login/callback | /
            /maps | https://a.example/maps2/login/callback  | /
            ''    | https://a.example/login/callback        | /
            """)
    void pathIsTheApplications(String contextPath, String redirectUri, String path) {
        assertEquals(path, set(contextPath, redirectUri).getCookie("name").getPath());
    }

    @Test
    @DisplayName("S08 S42 HttpOnly, Lax, Secure on https, and never in a cache")
    void flagsAreSet() {
        MockHttpServletResponse response = set("", "https://a.example/login/callback");
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
                set("", "http://localhost:9080/login/callback")
                        .getCookie("name")
                        .getSecure());
    }

    private static MockHttpServletResponse set(String contextPath, String redirectUri) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", contextPath + "/me");
        request.setContextPath(contextPath);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BrowserCookies(TestSettings.with("id", "secret", redirectUri))
                .set(request, response, "name", "value", Duration.ofMinutes(1));
        return response;
    }
}
