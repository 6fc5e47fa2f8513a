package com.isogeo.standin.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a request whole; its body is limited. */
final class RequestReader {

    private static final int MAX_BODY = 64 * 1024;

    /** Read and thrown away: a client that still sends when the connection is closed does not get to see its answer. */
    private static final int MAX_DISCARDED = 8 * 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private RequestReader() {}

    static Request read(HttpExchange exchange) throws IOException, BadRequestException {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String body = body(exchange);
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        boolean isForm = type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
        String rawQuery =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return new Request(
                exchange.getRequestMethod(),
                Optional.ofNullable(exchange.getRequestURI().getRawPath()).orElse(""),
                rawQuery,
                Parameters.parse(rawQuery),
                isForm ? Parameters.parse(body) : Parameters.none(),
                headers);
    }

    private static String body(HttpExchange exchange) throws IOException, BadRequestException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            discard(in);
            throw new BadRequestException(413, "The body of a request has 64 KiB at the most.");
        }
        return new String(body, UTF_8);
    }

    private static void discard(InputStream in) throws IOException {
        byte[] block = new byte[MAX_BODY];
        for (int rest = MAX_DISCARDED; rest > 0; ) {
            int n = in.read(block);
            if (n < 0) {
                return;
            }
            rest -= n;
        }
    }
}
