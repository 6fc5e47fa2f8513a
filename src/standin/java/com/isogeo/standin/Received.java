package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The newest requests and whose they were, for tests to count; no secret is among it. */
@ApplicationScoped
class Received {

    private static final int MOST = 20_000;

    private record Entry(Instant at, String user, String method, String path, Optional<String> grantType) {}

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** Notes a request; the user is empty as long as nobody knows him. */
    synchronized void note(HttpServletRequest request, Optional<User> user) {
        entries.addLast(new Entry(
                Instant.now(),
                user.map(User::login).orElse(""),
                request.getMethod(),
                request.getRequestURI(),
                Optional.ofNullable(request.getParameter("grant_type"))));
        if (entries.size() > MOST) {
            entries.removeFirst();
        }
    }

    /** Notes that a rotated refresh token came again, under a path of its own, for tests to count. */
    synchronized void noteReuse(User user) {
        entries.addLast(new Entry(Instant.now(), user.login(), "POST", "/refresh-token-reuse", Optional.empty()));
    }

    synchronized JsonArray list(Optional<String> user) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Entry entry : entries) {
            if (user.isEmpty() || user.get().equals(entry.user())) {
                JsonObjectBuilder object = Json.createObjectBuilder()
                        .add("at", entry.at().toString())
                        .add("method", entry.method())
                        .add("path", entry.path());
                entry.grantType().ifPresent(type -> object.add("grant_type", type));
                array.add(object);
            }
        }
        return array.build();
    }

    synchronized void forget(Optional<String> user) {
        entries.removeIf(entry -> user.isEmpty() || user.get().equals(entry.user()));
    }
}
