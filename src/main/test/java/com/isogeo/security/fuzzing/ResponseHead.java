package com.isogeo.security.fuzzing;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.isogeo.security.testing.ProviderResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All of a response but its body, which is what is left of an input when all else is read.
 *
 * @param padding blanks behind the body, which may make it longer than the module reads
 */
record ResponseHead(int status, Map<String, String> headers, int padding) {

    private static final int LONGER_THAN_ALLOWED = 5 << 18;

    private static final List<Integer> STATUS = List.of(200, 200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 500);

    private static final List<String> CONTENT_TYPES = List.of(
            "application/json",
            "application/json",
            "application/json",
            "application/json;charset=UTF-16",
            "text/html",
            "application/xml",
            "application/octet-stream",
            "*/*");

    private static final List<String> HEADERS = List.of(
            "Content-Type", "Content-Length", "Content-Encoding", "Location", "WWW-Authenticate", "Retry-After");

    private static final List<Integer> PADDING = Stream.concat(
                    Collections.nCopies(31, 0).stream(), Stream.of(LONGER_THAN_ALLOWED))
            .toList();

    static ResponseHead of(FuzzedDataProvider data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", data.pickValue(CONTENT_TYPES));
        int status = data.pickValue(STATUS);
        int padding = data.pickValue(PADDING);
        for (int count = data.consumeInt(0, 2); count > 0; count--) {
            headers.put(data.pickValue(HEADERS), data.consumeAsciiString(20));
        }
        return new ResponseHead(status, headers, padding);
    }

    ProviderResponse withBody(String body) {
        return new ProviderResponse(status, headers, body + " ".repeat(padding));
    }
}
