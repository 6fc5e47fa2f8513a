package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy of the stand-in that keeps each secret that goes by: codes, verifiers, tokens and credentials. */
final class RecordingProvider implements AutoCloseable {

    private static final Pattern SECRET_IN_FORM =
            Pattern.compile("(?:^|&)(code|code_verifier|refresh_token|token|client_secret)=([^&]+)");

    /** Not the "abc" of responses that are broken anyhow. */
    private static final Pattern SECRET_IN_JSON =
            Pattern.compile("\"(access_token|refresh_token)\" *: *\"([^\"]{16,})\"");

    private static final List<String> FORWARDED = List.of("Authorization", "Content-Type", "Accept");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<String> accessTokens = ConcurrentHashMap.newKeySet();

    RecordingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::forward);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Those that browsers brought in the query of the callback, which the protocol asks for. */
    Set<String> codes() {
        return codes;
    }

    /** All others. */
    Set<String> secrets() {
        return secrets;
    }

    int accessTokens() {
        return accessTokens.size();
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            record(exchange.getRequestHeaders(), body);
            HttpResponse<byte[]> response = http.send(request(exchange, body), BodyHandlers.ofByteArray());
            record(new String(response.body(), UTF_8));
            response.headers().firstValue("Content-Type").ifPresent(type -> exchange.getResponseHeaders()
                    .add("Content-Type", type));
            int length = response.body().length;
            exchange.sendResponseHeaders(response.statusCode(), length == 0 ? -1 : length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Sites.STANDIN + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofString(body));
        for (String name : FORWARDED) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return request.build();
    }

    private void record(Headers headers, String form) {
        headers.getOrDefault("Authorization", List.of())
                .forEach(value -> secrets.add(value.substring(value.indexOf(' ') + 1)));
        Matcher matcher = SECRET_IN_FORM.matcher(form);
        while (matcher.find()) {
            (matcher.group(1).equals("code") ? codes : secrets).add(URLDecoder.decode(matcher.group(2), UTF_8));
        }
    }

    private void record(String json) {
        Matcher matcher = SECRET_IN_JSON.matcher(json);
        while (matcher.find()) {
            secrets.add(matcher.group(2));
            if (matcher.group(1).equals("access_token")) {
                accessTokens.add(matcher.group(2));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
