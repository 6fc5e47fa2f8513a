package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;

/** Cookies of our own, all with the same flags: for this application only, out of reach of scripts and of other sites. */
public final class BrowserCookies {

    private final IsogeoSettings settings;
    private final PublicAddress address;

    public BrowserCookies(IsogeoSettings settings, PublicAddress address) {
        this.settings = settings;
        this.address = address;
    }

    List<Cookie> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null ? List.of() : List.of(cookies);
    }

    void set(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        Cookie cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(settings.isHttps());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setPath(address.path(request).isEmpty() ? "/" : address.path(request));
        cookie.setMaxAge((int) life.toSeconds());
        // A cache between here and the browser must never hand one user's cookie to another.
        response.setHeader("Cache-Control", "no-store");
        response.addCookie(cookie);
    }

    void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        set(request, response, name, "", Duration.ZERO);
    }
}
