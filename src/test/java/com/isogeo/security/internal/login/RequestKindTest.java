package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RequestKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    |                                  | NAVIGATION
            HEAD   |                                  | NAVIGATION
            POST   |                                  | NAVIGATION
            PUT    |                                  | SCRIPT
            DELETE |                                  | SCRIPT
            OPTIONS|                                  | SCRIPT
            GET    | Sec-Fetch-Mode: navigate         | NAVIGATION
            POST   | Sec-Fetch-Mode: navigate         | NAVIGATION
            GET    | Sec-Fetch-Mode: cors             | SCRIPT
            GET    | Sec-Fetch-Mode: no-cors          | SCRIPT
            GET    | Sec-Fetch-Mode: same-origin      | SCRIPT
            GET    | Sec-Fetch-Mode: websocket        | SCRIPT
            GET    | X-Requested-With: XMLHttpRequest | SCRIPT
            GET    | Accept: application/json         | SCRIPT
            GET    | Accept: application/problem+json | SCRIPT
            GET    | Accept: text/html,application/json;q=0.9 | NAVIGATION
            GET    | Accept: */*                      | NAVIGATION
            GET    | Accept: text/html                | NAVIGATION
            """)
    void isToldByMethodAndHeader(String method, String header, RequestKind kind) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, "/me");
        if (header != null) {
            String[] parts = header.split(": ", 2);
            request.addHeader(parts[0], parts[1]);
        }
        assertEquals(kind, RequestKind.of(request));
    }

    @ParameterizedTest
    @CsvSource({"navigate, application/json, NAVIGATION", "cors, text/html, SCRIPT"})
    void whatTheBrowserSaysOfTheModeWins(String mode, String accept, RequestKind kind) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.addHeader("Sec-Fetch-Mode", mode);
        request.addHeader("Accept", accept);

        assertEquals(kind, RequestKind.of(request));
    }
}
