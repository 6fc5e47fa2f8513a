package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.standin.internal.http.CookieJar;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6265, section 5. */
class CookieJarTest {

    private static final URI SITE = URI.create("http://localhost:8080/app/page");

    private final TestClock clock = new TestClock();
    private final CookieJar jar = new CookieJar(clock);

    private String sent(String address) {
        return jar.header(URI.create(address)).orElse("");
    }

    @ParameterizedTest
    @DisplayName("5.1.4 A path is compared as it is written")
    @CsvSource({
        "a=b, http://localhost:8080/app, a=b",
        "a=b, http://localhost:8080/app/deep/er, a=b",
        "a=b, http://localhost:8080/apple, ''",
        "a=b, http://localhost:8080/, ''",
        "a=b; Path=/, http://localhost:8080, a=b",
        "a=b; Path=/app/, http://localhost:8080/app, ''",
        "a=b; path=/a%2Fb, http://localhost:8080/a%2Fb/c, a=b",
        "a=b; path=/a%2Fb, http://localhost:8080/a/b/c, ''",
        "a=b; Path=relative, http://localhost:8080/app/x, a=b",
        "a=b; Path=/, http://127.0.0.1:8080/, ''",
        "a=b; Path=/, http://LOCALHOST:9999/, a=b",
        "a=b=c; Path=/, http://localhost:8080/, a=b=c",
        "a=; Path=/, http://localhost:8080/, a="
    })
    void path(String setCookie, String address, String sent) {
        jar.add(SITE, setCookie);

        assertEquals(sent, sent(address));
    }

    @ParameterizedTest
    @DisplayName("5.3 What a site may not set is ignored, and name prefixes are kept")
    @CsvSource({
        "http://site.example/, a=b; Secure, ''",
        "https://site.example/, a=b; Secure, a=b",
        "https://site.example/, a=b; Domain=example, a=b",
        "https://site.example/, a=b; Domain=other.example, ''",
        "https://site.example/, a=b; Domain=te.example, ''",
        "http://localhost/, a=b; Secure, a=b",
        "http://localhost/, __Host-a=b; Secure; Path=/, __Host-a=b",
        "http://localhost/, __Host-a=b; Secure; Path=/x, ''",
        "http://localhost/, __Host-a=b; Path=/, ''",
        "http://localhost/, __Host-a=b; Secure; Path=/; Domain=localhost, ''",
        "http://localhost/, __Secure-a=b, ''",
        "http://localhost/, =b, ''",
        "http://localhost/, nothing, ''"
    })
    void rules(String address, String setCookie, String sent) {
        jar.add(URI.create(address), setCookie);

        assertEquals(sent, sent(address));
    }

    @Test
    @DisplayName("5.3 A cookie of a domain is sent to its hosts, one without to its own alone")
    void domain() {
        jar.add(URI.create("https://a.site.example/"), "own=1");
        jar.add(URI.create("https://a.site.example/"), "all=2; Domain=.site.example");

        assertEquals("all=2", sent("https://b.site.example/"));
        assertEquals("own=1; all=2", sent("https://a.site.example/"));
        assertEquals("", sent("https://website.example/"));
    }

    @Test
    @DisplayName("5.2 Max-Age wins over Expires, and what is over is gone")
    void life() {
        jar.add(SITE, "a=1; Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        jar.add(SITE, "b=2; Expires=Thu, 01 Jan 2026 00:00:20 GMT");
        jar.add(SITE, "c=3; Expires=Thu, 01-Jan-2026 00:00:20 GMT");
        jar.add(SITE, "d=4; Max-Age=soon; Expires=never");

        assertEquals("a=1; b=2; c=3; d=4", sent(SITE.toString()));
        clock.advance(Duration.ofSeconds(10));
        assertEquals("b=2; c=3; d=4", sent(SITE.toString()));
        clock.advance(Duration.ofSeconds(10));
        assertEquals("d=4", sent(SITE.toString()));
        jar.add(SITE, "d=; Max-Age=0");
        assertEquals(Optional.empty(), jar.header(SITE));
    }

    @Test
    @DisplayName("5.3 A cookie replaces the one of the same name, domain and path, and longer paths come first (5.4)")
    void replacement() {
        jar.add(SITE, "a=1; Path=/");
        jar.add(SITE, "a=2; Path=/app");
        jar.add(SITE, "a=3; Path=/");

        assertEquals("a=2; a=3", sent(SITE.toString()));
    }

    @Test
    @DisplayName("Cookies of a name are removed on all paths, and a copy keeps them")
    void removal() {
        jar.add(SITE, "a=1; Path=/");
        jar.add(SITE, "a=2; Path=/app");
        jar.add(SITE, "b=3; Max-Age=10");
        CookieJar copy = jar.copy();
        jar.remove("a");

        assertEquals(List.of("b=3"), jar.pairs());
        assertEquals(List.of("a=1", "a=2", "b=3"), copy.pairs());
        clock.advance(Duration.ofSeconds(10));
        assertEquals(List.of(), jar.pairs());
    }
}
