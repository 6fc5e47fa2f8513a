package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserUrlTest {

    private static final BrowserUrl HOME = BrowserUrl.of("https://maps.example.org/plan/");

    @ParameterizedTest
    @CsvSource({
        "https://maps.example.org/plan/me?x=//evil.example, true",
        "HTTPS://u@MAPS.example.org/plan, true",
        "/plan/a/../b, true",
        "./me;x=1, true",
        "?x, true",
        "https:me, true",
        "/plan/../other, false",
        "/plan/%2e%2E/other, false",
        "/planet, false",
        "//evil.example/plan/, false",
        "/\\evil.example/plan/, false",
        "\\\\evil.example/plan/, false",
        "https:\\\\evil.example/plan/, false",
        "https:///evil.example/plan/, false",
        "http:evil.example/plan/, false",
        "https://maps.example.org@evil.example/plan/, false",
        "https://maps.example.org:444/plan/, false",
        "https://maps.example.org.evil.example/plan/, false",
        "http://maps.example.org/plan/, false",
        "javascript:alert(1), false"
    })
    void knowsWhatIsInside(String reference, boolean isInside) {
        assertEquals(isInside, HOME.resolve(reference).isInside(HOME), HOME.resolve(reference)::toString);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"/\t/evil.example/plan/", "` \u0001//evil.example/plan/`", "`/\n\\evil.example/plan/`"})
    void dropsWhatABrowserDrops(String reference) {
        assertEquals("evil.example", HOME.resolve(reference).authority());
    }
}
