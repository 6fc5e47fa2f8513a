package com.isogeo.standin.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response that was decided: status, headers, body, and how it is delivered. */
public record Response(int status, Map<String, String> headers, String body, Delivery delivery) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** One of this type, which no cache keeps. */
    public static Response of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_TYPE, type);
        headers.put("Cache-Control", "no-store");
        return new Response(status, headers, body, new Delivery.Immediate());
    }

    public static Response json(int status, Object value) {
        return of(status, "application/json;charset=UTF-8", Json.write(value));
    }

    /** An error response as OAuth 2.0 has it (RFC 6749, section 5.2). */
    public static Response error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    public static Response text(int status, String sentence) {
        return of(status, "text/plain;charset=UTF-8", sentence + "\n");
    }

    public static Response empty(int status) {
        return new Response(status, Map.of("Cache-Control", "no-store"), "", new Delivery.Immediate());
    }

    public static Response redirect(String location) {
        return empty(302).with("Location", location);
    }

    public Response with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Response(status, more, body, delivery);
    }

    public Response deliveredBy(Delivery other) {
        return new Response(status, headers, body, other);
    }

    /** The status alone: a body or a location may hold a token or a code. */
    @Override
    public String toString() {
        return "Response[status=" + status + "]";
    }
}
