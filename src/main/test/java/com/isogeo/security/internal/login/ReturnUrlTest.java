package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnUrlTest {

    private static final ReturnUrl START = new ReturnUrl("/app/");

    @ParameterizedTest
    @DisplayName("S18 A hostile target is never a place to land")
    @ValueSource(
            strings = {
                "",
                " ",
                "//evil.example",
                "//evil.example/app/",
                "///evil.example",
                "/\\evil.example",
                "\\evil.example",
                "\\\\evil.example",
                "/\\/evil.example",
                "https://evil.example",
                "https:evil.example",
                "https:/evil.example",
                "http://evil.example/app/",
                "HTTPS://evil.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "evil.example",
                "app/",
                "./app/",
                "../app/",
                "?x=/app/",
                "#/app/",
                "/",
                "/other/",
                "/application/",
                "/app2/",
                "/App/",
                "/ap",
                "/app\t/x",
                "/app/\tx",
                "/app/\r\nSet-Cookie:x",
                "/app/\n",
                "/app/\r",
                "/app/\u0000",
                "/app/ x",
                "/app/x y",
                "/app/\u2028",
                "/app/é",
                "/app/\uFF0F\uFF0Fevil.example",
                "/app/..",
                "/app/../other/",
                "/app/../../",
                "/app/%2e%2e/other",
                "/app/%2E%2e/other",
                "/app/.%2e/other",
                "/app/%2e./other",
                "/app/..;/other",
                "/app/x/..",
                "/app/%2f%2fevil.example",
                "/app/%2F..%2F",
                "/app/%5cevil",
                "/app/%5C..",
                "/app/\\..\\other",
                "/app/..#x",
                "/app/x/..#",
                "/app/%2e%2e#/app/",
                "/app/..?x",
                "/app/..;x?y",
                "/app/%2e%2e;x=1/other",
                "/app/..%3bx/other",
                "/app/..%2fother",
                "/app/x%2f..%2f..%2fother",
                "/app/x;y=1%2f../other",
                "/app/x%5C..%5Cother",
                "#",
                "/#/app/",
                "/app;/x",
                "/app;x=/../other/",
                "/%2fevil.example/app/",
                "/%5cevil.example",
                "/.//evil.example",
                "/app\\evil",
                "\u0001/app/",
                "/\t/evil.example",
                "/\n/evil.example",
                "//app/",
                "/app/x\\y?z"
            })
    void hostileTargetIsNoPlaceToLand(String target) {
        assertSame(START, new ReturnUrl(target).insideOr(START, "/app"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app",
                "/app/",
                "/app/me",
                "/app/me?",
                "/app/me?x=1&y=2",
                "/app/search?q=r%C3%A9seau+eau&bbox=1.5,43%20",
                "/app/map?wkt=POLYGON((1%202,3%204))&back=https://other.example//x/../y",
                "/app/a..b/c",
                "/app/x;y",
                "/app/roads;zoom=3",
                "/app/roads;zoom=3;layer=/tiles?x=1;y",
                "/app/a%2Fb",
                "/app/me#results",
                "/app/me?path=C:\\maps&x=//evil.example",
                "/app/me#\\x",
                "/app/me?x=1#/../..",
                "/app#top",
                "/app/x//y",
                "/app/%7Euser/@me/'quoted'"
            })
    void honestTargetIsKeptByteForByte(String target) {
        assertEquals(target, new ReturnUrl(target).insideOr(START, "/app").pathAndQuery());
    }

    @ParameterizedTest
    @CsvSource({
        "/app/roads;jsessionid=0000abc:xyz, /app/roads",
        "/app/roads;JSESSIONID=abc.node1?x=;jsessionid=kept, /app/roads?x=;jsessionid=kept",
        "/app/roads;zoom=3;jsessionid=abc/more;y#z, /app/roads;zoom=3/more;y#z",
        "/app/roads;myjsessionid=1, /app/roads;myjsessionid=1",
        "/app/roads?x, /app/roads?x"
    })
    void sessionIdOfALinkIsDropped(String target, String kept) {
        assertEquals(kept, new ReturnUrl(target).withoutParameter("JSESSIONID").pathAndQuery());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/me?x", "/a/b"})
    void rootContextHasNoPrefix(String target) {
        assertEquals(
                target, new ReturnUrl(target).insideOr(new ReturnUrl("/"), "").pathAndQuery());
    }
}
