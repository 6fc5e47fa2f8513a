package com.isogeo.security.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A response of the provider. The body has a character for each byte. */
record ProviderResponse(int status, Map<String, String> headers, String body) {

    private static final int LONGER_THAN_ALLOWED = 3 << 20;

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

    private static final List<Integer> PADDING = List.of(0, 0, 0, 0, 0, 0, 0, LONGER_THAN_ALLOWED);

    /** Status and headers; the body is what is left of the input when all else is read, see {@link #withBody}. */
    static ProviderResponse of(FuzzedDataProvider data) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", data.pickValue(CONTENT_TYPES));
        int status = data.pickValue(STATUS);
        String padding = " ".repeat(data.pickValue(PADDING));
        for (int count = data.consumeInt(0, 2); count > 0; count--) {
            headers.put(data.pickValue(HEADERS), data.consumeAsciiString(20));
        }
        return new ProviderResponse(status, headers, padding);
    }

    /** With this in front of the blanks that the body may have. */
    ProviderResponse withBody(String text) {
        return new ProviderResponse(status, headers, text + body);
    }

    boolean isSuccessful() {
        return status / 100 == 2;
    }

    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(status).entity(new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
        headers.forEach(response::header);
        return response.build();
    }
}
