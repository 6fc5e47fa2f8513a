package com.isogeo.security.internal.login;

import static java.util.Objects.requireNonNullElse;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cookies of our own, all with the same flags: for this application only, out of reach of scripts and of other sites.
 * On https their names carry the prefixes at which a browser takes them over https only and, where the application
 * has the whole host, from no other host (RFC 6265bis, section 4.1.3). Callers know the names without them.
 */
@Singleton
public final class BrowserCookies {

    private static final String OURS = "isogeo-";
    private static final String FROM_THIS_HOST = "__Host-";
    private static final String FROM_HTTPS = "__Secure-";

    private final PublicUrls urls;

    @Inject
    public BrowserCookies(PublicUrls urls) {
        this.urls = urls;
    }

    /**
     * The cookies of ours that this request brings; one without the prefix was set by somebody else. One without an
     * equals sign has no value, and null for it on Open Liberty.
     */
    List<Cookie> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return List.of();
        }
        String prefix = prefix(request);
        return Stream.of(cookies)
                .filter(cookie -> cookie.getName().startsWith(prefix + OURS))
                .map(cookie -> new Cookie(
                        cookie.getName().substring(prefix.length()), requireNonNullElse(cookie.getValue(), "")))
                .toList();
    }

    boolean isPresent(HttpServletRequest request, String name) {
        return of(request).stream().anyMatch(cookie -> cookie.getName().equals(name));
    }

    void write(HttpServletRequest request, HttpServletResponse response, List<CookieChange> changes) {
        for (CookieChange change : changes) {
            write(request, response, change);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, CookieChange change) {
        Cookie cookie = new Cookie(prefix(request) + change.name(), change.value());
        cookie.setHttpOnly(true);
        cookie.setSecure(urls.isHttps(request));
        cookie.setAttribute("SameSite", "Lax");
        cookie.setPath(path(request));
        cookie.setMaxAge((int) change.life().toSeconds());
        // A cache between here and the browser must never hand one user's cookie to another.
        response.setHeader("Cache-Control", "no-store");
        response.addCookie(cookie);
    }

    private String prefix(HttpServletRequest request) {
        if (!urls.isHttps(request)) {
            return "";
        }
        return path(request).equals("/") ? FROM_THIS_HOST : FROM_HTTPS;
    }

    private String path(HttpServletRequest request) {
        String path = urls.publicContextPath(request);
        return path.isEmpty() ? "/" : path;
    }
}
