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

    static ProviderResponse of(FuzzedDataProvider data, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", data.pickValue(CONTENT_TYPES));
        int status = data.pickValue(STATUS);
        for (int count = data.consumeInt(0, 2); count > 0; count--) {
            headers.put(data.pickValue(HEADERS), data.consumeAsciiString(20));
        }
        return new ProviderResponse(status, headers, new String(body, ISO_8859_1));
    }

    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(status).entity(new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
        headers.forEach(response::header);
        return response.build();
    }
}
