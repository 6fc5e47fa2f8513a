package com.isogeo.security.internal.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cookies of our own, all with the same flags: for this application only, out of reach of scripts and of other sites. On
 * https their names carry the prefixes at which a browser takes them over https only and, where the application has the
 * whole host, from no other host (RFC 6265bis, section 4.1.3). Callers know the names without them.
 */
public final class BrowserCookies {

    private static final String OURS = "isogeo-";
    private static final String FROM_THIS_HOST = "__Host-";
    private static final String FROM_HTTPS = "__Secure-";

    private final PublicUrls address;

    public BrowserCookies(PublicUrls address) {
        this.address = address;
    }

    /** The cookies of ours that this request brings; one without the prefix was set by somebody else. */
    List<Cookie> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return List.of();
        }
        String prefix = prefix(request);
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().startsWith(prefix + OURS))
                .map(cookie -> new Cookie(cookie.getName().substring(prefix.length()), cookie.getValue()))
                .toList();
    }

    void set(HttpServletRequest request, HttpServletResponse response, String name, String value, Duration life) {
        Cookie cookie = new Cookie(prefix(request) + name, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(address.isHttps(request));
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

    private String prefix(HttpServletRequest request) {
        if (!address.isHttps(request)) {
            return "";
        }
        return path(request).equals("/") ? FROM_THIS_HOST : FROM_HTTPS;
    }

    private String path(HttpServletRequest request) {
        String path = address.path(request);
        return path.isEmpty() ? "/" : path;
    }
}
