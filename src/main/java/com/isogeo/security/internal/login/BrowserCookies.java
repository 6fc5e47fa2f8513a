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

    public BrowserCookies(IsogeoSettings settings) {
        this.settings = settings;
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
        cookie.setPath(path(request));
        cookie.setMaxAge((int) life.toSeconds());
        // A cache between here and the browser must never hand one user's cookie to another.
        response.setHeader("Cache-Control", "no-store");
        response.addCookie(cookie);
    }

    void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        set(request, response, name, "", Duration.ZERO);
    }

    /** The application's path as the browser sees it, which a proxy may have changed: the callback must get the cookie. */
    private String path(HttpServletRequest request) {
        String contextPath = request.getContextPath();
        boolean sameView = settings.redirectUri().getRawPath().startsWith(contextPath + "/");
        return sameView && !contextPath.isEmpty() ? contextPath : "/";
    }
}
