package com.isogeo.security.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.Map;

/** A response of the provider. The body has a character for each byte. */
public record ProviderResponse(int status, Map<String, String> headers, String body) {

    /** With a body of JSON. */
    public static ProviderResponse json(int status, String body) {
        return new ProviderResponse(status, Map.of("Content-Type", "application/json"), body);
    }

    public boolean isSuccessful() {
        return status / 100 == 2;
    }

    Response toResponse() {
        Response.ResponseBuilder response =
                Response.status(status).entity(new ByteArrayInputStream(body.getBytes(ISO_8859_1)));
        headers.forEach(response::header);
        return response.build();
    }
}
