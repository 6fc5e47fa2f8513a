package com.isogeo.standin.internal.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The style of the pages. */
public final class Stylesheet {

    private final Response response;

    public Stylesheet() {
        try (InputStream in = Objects.requireNonNull(Stylesheet.class.getResourceAsStream("standin.css"))) {
            response = Response.of(200, "text/css;charset=UTF-8", new String(in.readAllBytes(), UTF_8))
                    .with("X-Content-Type-Options", "nosniff");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Response get(Request request) {
        return response;
    }
}
