package com.isogeo.security.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A browser without a screen. All share their connections, as hundreds of clients of the JDK would be hundreds of threads. */
final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;

    Browser(HttpClient http) {
        this.http = http;
    }

    static HttpClient connections() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    Response get(URI address, Map<String, String> headers) {
        HttpRequest.Builder request = request(address);
        headers.forEach(request::setHeader);
        return send(request.GET());
    }

    Response post(URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(request(address)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
        try {
            List<String> kept = cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
            if (!kept.isEmpty()) {
                request.setHeader("Cookie", String.join("; ", kept));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return request;
    }

    private Response send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(UTF_8));
            cookies.put(request.uri(), response.headers().map());
            return new Response(
                    request.uri(), response.statusCode(), response.headers().firstValue("Location"), response.body());
        } catch (IOException e) {
            return new Response(request.uri(), 0, Optional.empty(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
