package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class BrowserCookiesTest {

    @ParameterizedTest
    @DisplayName(
            "S08 The path is the application's as the browser sees it, and on https the name has the prefix for it")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            ''          | https://a.example/login/callback        | -               | __Host-isogeo-x   | /
            /maps       | https://a.example/maps/login/callback   | -               | __Secure-isogeo-x | /maps
            /maps       | https://a.example/login/callback        | /login/callback | __Host-isogeo-x   | /
            /maps       | https://a.example/public/login/callback | /login/callback | __Secure-isogeo-x | /public
            /cartes géo | https://a.example/cartes%20g%C3%A9o/cb  | -               | __Secure-isogeo-x | /cartes%20g%C3%A9o
            ''          | http://localhost/login/callback         | -               | isogeo-x          | /
            """)
    void pathAndPrefixAreTheApplications(
            String contextPath, String redirectUri, String callbackPath, String name, String path) {
        Cookie cookie = set(contextPath, TestSettings.behindAProxy(redirectUri, callbackPath))
                .getCookies()[0];

        assertEquals(name, cookie.getName());
        assertEquals(path, cookie.getPath());
    }

    @ParameterizedTest
    @DisplayName("S48 On https a cookie without the prefix, which another host can set, is as if absent")
    @CsvSource({
        "https://a.example/login/callback, ''",
        "https://a.example/maps/login/callback, /maps",
        "http://localhost/login/callback, ''"
    })
    void plantedCookieIsAbsent(String redirectUri, String contextPath) {
        IsogeoSettings settings = TestSettings.with("id", "secret", redirectUri);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", contextPath + "/me");
        request.setContextPath(contextPath);
        Cookie own = set(contextPath, settings).getCookies()[0];
        request.setCookies(
                new Cookie("isogeo-x", "planted"),
                new Cookie("__Secure-isogeo-x", "secure"),
                new Cookie("__Host-isogeo-x", "host"),
                new Cookie("other", "1"),
                own);

        assertEquals(
                redirectUri.startsWith("https:")
                        ? contextPath.isEmpty() ? List.of("host", "value") : List.of("secure", "value")
                        : List.of("planted", "value"),
                new BrowserCookies(new PublicUrls(settings))
                        .of(request).stream()
                                .filter(cookie -> cookie.getName().equals("isogeo-x"))
                                .map(Cookie::getValue)
                                .toList());
    }

    @Test
    @DisplayName(
            "S37 S51 A cookie without an equals sign, which has no value on Open Liberty, is one with an empty value")
    void cookieWithoutAValueIsEmpty() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.setCookies(new Cookie("isogeo-x", null));
        BrowserCookies cookies = new BrowserCookies(
                new PublicUrls(TestSettings.with("id", "secret", "http://localhost/login/callback")));

        assertEquals("", cookies.of(request).get(0).getValue());
    }

    @Test
    @DisplayName("S08 S42 HttpOnly, Lax, Secure on https, and never in a cache")
    void flagsAreSet() {
        MockHttpServletResponse response = set("", TestSettings.settings());
        Cookie cookie = response.getCookies()[0];

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
                        .getCookies()[0]
                        .getSecure());
    }

    private static MockHttpServletResponse set(String contextPath, IsogeoSettings settings) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", contextPath + "/me");
        request.setContextPath(contextPath);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new BrowserCookies(new PublicUrls(settings))
                .write(request, response, List.of(new CookieChange("isogeo-x", "value", Duration.ofMinutes(1))));
        return response;
    }
}
