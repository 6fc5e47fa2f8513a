package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An answer in JSON, which no cache keeps. */
final class JsonAnswer {

    private JsonAnswer() {}

    static void write(HttpServletResponse response, int status, JsonValue value) throws IOException {
        byte[] body = value.toString().getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
