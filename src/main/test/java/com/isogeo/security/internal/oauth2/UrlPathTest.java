package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPathTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "/me                > /me",
                "/cartes géo        > /cartes%20g%C3%A9o",
                "/cartes%20g%c3%a9o > /cartes%20g%C3%A9o",
                "/%70roxied/%7euser > /proxied/~user",
                "/a%2fb             > /a%2Fb",
                "/a;x=1/b@c         > /a;x=1/b@c",
                "/100%              > /100%25",
                "/%zz               > /%25zz",
                "/%4                > /%254",
                "/🌍                > /%F0%9F%8C%8D",
                "/%21%2F%25%2e%2E   > /%21%2F%25..",
                "/%C3%A             > /%C3%25A",
                "/<\\^`{|}          > /%3C%5C%5E%60%7B%7C%7D",
                "/azAZ09@[`{        > /azAZ09@%5B%60%7B",
                "/%61%7A%41%5A%30%39%2F%3A%40%5B > /azAZ09%2F%3A%40%5B",
                "/%c3%A9%C3%a9      > /%C3%A9%C3%A9",
                "/x%C3%A9           > /x%C3%A9",
                "/\u0080           > /%C2%80"
            })
    void hasOneForm(String path, String normal) {
        assertEquals(normal, UrlPath.normalized(path));
    }

    @Property
    void normalFormIsItsOwn(@ForAll String path) {
        String normal = UrlPath.normalized(path);

        assertEquals(normal, UrlPath.normalized(normal));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "''          | /me                  | /me",
                "''          | ''                   | ''",
                "/maps       | /maps                | ''",
                "/maps       | /maps/               | /",
                "/maps       | /maps/a%2Fb          | /a%2Fb",
                "/maps       | /%6Daps/me           | /me",
                "/cartes géo | /cartes%20g%c3%a9o/x | /x",
                "/a/b        | /a/b/c               | /c",
                "/a/b        | /a/b                 | ''",
                "/maps       | /maps2/me            | -",
                "/maps       | /map                 | -",
                "/maps       | //maps/me            | -",
                "/maps       | ''                   | -",
                "/a/b        | /a                   | -",
                "/a/b        | /a/c/d               | -"
            })
    void restFollowsTheBase(String base, String path, String below) {
        assertEquals(Optional.ofNullable(below), UrlPath.relativeTo(base, path));
    }

    /** Of characters that stand for themselves, that must be encoded, and that make up what is encoded. */
    @Provide
    static Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("/%2fFeElL.;~é 🌍a").ofMaxLength(12);
    }

    @Property
    void joinedPathIsThatOfItsParts(
            @ForAll("paths") String path, @ForAll("paths") String base, @ForAll("paths") String rest) {
        String normalRest = UrlPath.normalized("/" + rest);
        String joined = base + "/" + rest;

        assertEquals(UrlPath.areEqual(path, joined), UrlPath.isJoined(path, base, normalRest));
        assertTrue(UrlPath.isJoined(joined, base, normalRest), joined);
        assertTrue(UrlPath.isJoined(UrlPath.normalized(joined), base, normalRest), joined);
    }

    @Property
    void normalPathIsReturnedAsItIs(@ForAll("paths") String path) {
        String normal = UrlPath.normalized(path);

        assertSame(normal, UrlPath.normalized(normal));
    }
}
