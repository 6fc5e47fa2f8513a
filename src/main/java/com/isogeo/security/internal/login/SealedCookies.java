package com.isogeo.security.internal.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the cookies whose content is sealed. */
@Singleton
public final class SealedCookies {

    private final BrowserCookies cookies;
    private final CookieSeal seal;

    @Inject
    public SealedCookies(BrowserCookies cookies, CookieSeal seal) {
        this.cookies = cookies;
        this.seal = seal;
    }

    /** The content; nothing when the browser has no such cookie, or one that was sealed for something else. */
    Optional<byte[]> read(HttpServletRequest request, SealedCookie cookie) {
        return readAll(request, cookie).findFirst();
    }

    /** The contents of all cookies of this name: a page of another path may have set a second one. */
    Stream<byte[]> readAll(HttpServletRequest request, SealedCookie cookie) {
        return cookies.of(request).stream()
                .filter(sent -> sent.getName().equals(cookie.name()))
                .flatMap(sent -> open(request, cookie, sent.getValue()).stream());
    }

    Optional<byte[]> open(HttpServletRequest request, SealedCookie cookie, String value) {
        return seal.open(cookie.purpose(), request, value);
    }

    CookieChange seal(HttpServletRequest request, SealedCookie cookie, byte[] content) {
        return new CookieChange(cookie.name(), seal.seal(cookie.purpose(), request, content), cookie.life());
    }

    /** Nothing where the browser has no such cookie. */
    Optional<CookieChange> remove(HttpServletRequest request, SealedCookie cookie) {
        return cookies.isPresent(request, cookie.name())
                ? Optional.of(CookieChange.removalOf(cookie.name()))
                : Optional.empty();
    }
}
