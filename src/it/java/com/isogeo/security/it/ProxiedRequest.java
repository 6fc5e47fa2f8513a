package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A request as it came over a socket, which can be sent to the stand-in. */
record ProxiedRequest(String head, String body) {

    /** Request line, headers and body; nothing when the client has closed the connection. */
    static Optional<ProxiedRequest> read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            bytes.write(read);
            String head = bytes.toString(ISO_8859_1);
            if (head.endsWith("\r\n\r\n")) {
                String length = header(head, "content-length").orElse("0");
                return Optional.of(
                        new ProxiedRequest(head, new String(in.readNBytes(Integer.parseInt(length)), ISO_8859_1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** A header by its name in lower case. */
    Optional<String> header(String name) {
        return header(head, name);
    }

    /** A parameter of a form. */
    Optional<String> parameter(String name) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), UTF_8))
                .findFirst();
    }

    HttpResponse<byte[]> sendToStandIn(HttpClient http) throws IOException, InterruptedException {
        String[] line = head.split(" ", 3);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(Sites.STANDIN + line[1]))
                .method(line[0], BodyPublishers.ofString(body, ISO_8859_1));
        header("content-type").ifPresent(type -> request.header("Content-Type", type));
        header("authorization").ifPresent(credentials -> request.header("Authorization", credentials));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** Status line, headers and body of a response, as they go over a socket. */
    static byte[] bytes(HttpResponse<byte[]> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("application/json");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(("HTTP/1.1 " + response.statusCode() + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + response.body().length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        bytes.write(response.body());
        return bytes.toByteArray();
    }
}
