package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A small application that signs users in at the stand-in, on another host name than it, with cookies as a careful one has. */
final class TestApplication implements AutoCloseable {

    private final HttpServer server;
    private final TestClient client;
    private final Map<String, String> settings;
    private final Map<String, String> sessions = new ConcurrentHashMap<>();

    TestApplication(StandInServer standIn) throws IOException {
        client = new TestClient(standIn);
        settings = standIn.configuration();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.createContext("/app/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/app");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String cookies = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        switch (exchange.getRequestURI().getPath()) {
            case "/app/me" -> me(exchange, cookies);
            case "/app/login/callback" -> callback(exchange, cookies);
            case "/app/open" -> answer(exchange, 200, "open to all");
            case "/app/echo" -> answer(exchange, 200, exchange.getRequestMethod() + " " + body + " " + cookies);
            case "/app/again" -> redirect(exchange, 307, address() + "/echo");
            case "/app/other" -> redirect(exchange, 303, "echo");
            case "/app/for-ever" -> redirect(exchange, 302, "/app/for-ever");
            default -> answer(exchange, 404, "nothing");
        }
    }

    private void me(HttpExchange exchange, String cookies) throws IOException {
        Optional<String> user = sessions.entrySet().stream()
                .filter(session -> cookies.contains("__Host-session=" + session.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (user.isPresent()) {
            answer(exchange, 200, "signed in as " + user.get());
            return;
        }
        String state = UUID.randomUUID().toString();
        exchange.getResponseHeaders().add("Set-Cookie", "state=" + state + "; Path=/app/login/callback; Max-Age=60");
        Map<String, String> request = TestClient.authorization();
        request.put("redirect_uri", address() + "/login/callback");
        request.put("state", state);
        redirect(exchange, 302, settings.get("isogeo.authorization-endpoint") + "?" + TestClient.encode(request));
    }

    private void callback(HttpExchange exchange, String cookies) throws IOException {
        Map<String, String> response = TestClient.query(exchange.getRequestURI().getRawQuery());
        if (!cookies.contains("state=" + response.get("state")) || !response.containsKey("code")) {
            answer(exchange, 400, "refused: " + response.get("error"));
            return;
        }
        Map<String, String> form = TestClient.exchange(response.get("code"));
        form.put("redirect_uri", address() + "/login/callback");
        String token = TestClient.json(client.token(form)).getString("access_token");
        String user = TestClient.json(client.api("/standin/token", token)).getString("user");
        String session = UUID.randomUUID().toString();
        sessions.put(session, user);
        exchange.getResponseHeaders()
                .put(
                        "Set-Cookie",
                        List.of(
                                "__Host-session=" + session + "; Path=/; Secure; HttpOnly",
                                "state=; Path=/app/login/callback; Max-Age=0"));
        redirect(exchange, 302, address() + "/me");
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = ("<!DOCTYPE html><title>Application</title><p>" + text).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
