package com.isogeo.standin.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which handler answers which method and path; an unknown path is a 404, another method a 405. */
public final class Routes {

    private final Map<String, Map<String, Handler>> handlers = new LinkedHashMap<>();

    public Routes get(String path, Handler handler) {
        return on("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return on("POST", path, handler);
    }

    public Routes delete(String path, Handler handler) {
        return on("DELETE", path, handler);
    }

    private Routes on(String method, String path, Handler handler) {
        handlers.computeIfAbsent(path, any -> new TreeMap<>()).put(method, handler);
        return this;
    }

    Response respond(Request request) {
        Map<String, Handler> methods = handlers.getOrDefault(request.path(), Map.of());
        if (methods.isEmpty()) {
            return Response.text(404, "There is nothing at this address.");
        }
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        return Optional.ofNullable(methods.get(method))
                .map(handler -> handler.handle(request))
                .orElseGet(() -> notAllowed(methods));
    }

    /** RFC 9110, section 15.5.6. */
    private static Response notAllowed(Map<String, Handler> methods) {
        TreeSet<String> allowed = new TreeSet<>(methods.keySet());
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return Response.text(405, "This address does not take that method.").with("Allow", String.join(", ", allowed));
    }
}
