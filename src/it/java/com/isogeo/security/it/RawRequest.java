package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.IsogeoBrowser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request written byte for byte to the socket, for what no client library sends. */
final class RawRequest {

    private static final int PATIENCE_MILLISECONDS = 30_000;

    private final String method;
    private final String target;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private URI site = URI.create(Sites.DEMO);

    RawRequest(String method, String target) {
        this.method = method;
        this.target = target;
    }

    RawRequest with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    RawRequest to(String otherSite) {
        site = URI.create(otherSite);
        return this;
    }

    Page send() {
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\nConnection: close\r\n");
            headers.putIfAbsent("Host", site.getAuthority());
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
            return parse(new String(socket.getInputStream().readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + target, e);
        }
    }

    private static Page parse(String response) {
        int end = response.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no response: " + response);
        }
        List<String> lines = List.of(response.substring(0, end).split("\r\n"));
        Map<String, List<String>> fields = lines.stream()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        int status = Integer.parseInt(Arrays.asList(lines.get(0).split(" ")).get(1));
        return new Page(
                URI.create(Sites.DEMO),
                status,
                HttpHeaders.of(fields, (name, value) -> true),
                response.substring(end + 4));
    }
}
