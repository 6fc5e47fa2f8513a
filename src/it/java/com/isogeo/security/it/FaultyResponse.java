package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Sends the response of one request over a socket, with a fault. Blocks until it is sent, or the client closes the socket. */
final class FaultyResponse {

    private static final int SIZE = 100 << 20;
    private static final int DEPTH = 200_000;
    private static final int PAUSE_MILLISECONDS = 200;
    private static final int LATE_MILLISECONDS = 500;
    private static final String CHUNK_SIZE = "10000";
    private static final Pattern VALUE = Pattern.compile("(?<=\"(expires_in|_id)\" ?: ?)(\\d+|\"[^\"]*\")");
    private static final Pattern TEXT = Pattern.compile("(?<=\"(access_token|_id)\" ?: ?\")..");
    private static final byte[] CHUNK = "x".repeat(1 << 16).getBytes(ISO_8859_1);

    private final Socket socket;
    private final String json;
    private final AtomicLong bytes = new AtomicLong();

    /** The JSON is that of a valid response, an object or an array. */
    FaultyResponse(Socket socket, String json) {
        this.socket = socket;
        this.json = json;
    }

    /** How many bytes the client, or a buffer on the way, has taken. */
    long bytes() {
        return bytes.get();
    }

    void send(Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case HANG -> hang();
            case DRIPPING_HEADERS -> drip("HTTP/1.1 200 OK\r\nX-Drip: ");
            case DRIPPING_BODY -> drip(head(SIZE) + opening() + "\"");
            case RESET_HALF_WAY -> reset();
            case HUNDRED_MEGABYTES -> sendHundredMegabytes();
            case ENDLESS -> sendWithoutEnd();
            case DEEP_JSON -> sendWhole(VALUE.matcher(json).replaceFirst("[".repeat(DEPTH) + "]".repeat(DEPTH)));
            case LATE -> sendLate();
            case INVALID_UTF_8 -> sendWhole(TEXT.matcher(json).replaceFirst("\u00ff\u00c3"));
        }
    }

    private void hang() throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // Nothing more is expected but the end.
        }
    }

    private void drip(String begin) throws IOException, InterruptedException {
        write(begin);
        while (true) {
            write("x");
            Thread.sleep(PAUSE_MILLISECONDS);
        }
    }

    private void reset() throws IOException {
        write(head(json.length()) + json.substring(0, json.length() / 2));
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void sendHundredMegabytes() throws IOException {
        String begin = opening() + "\"";
        String end = "\"" + rest();
        write(head(begin.length() + SIZE + end.length()) + begin);
        for (int sent = 0; sent < SIZE; sent += CHUNK.length) {
            write(CHUNK);
        }
        write(end);
    }

    private void sendWithoutEnd() throws IOException {
        String begin = opening() + "\"";
        write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(begin.length()) + "\r\n" + begin + "\r\n");
        while (true) {
            write(CHUNK_SIZE + "\r\n");
            write(CHUNK);
            write("\r\n");
        }
    }

    private void sendWhole(String body) throws IOException {
        write(head(body.length()) + body);
    }

    private void sendLate() throws IOException, InterruptedException {
        Thread.sleep(LATE_MILLISECONDS);
        sendWhole(json);
    }

    private static String head(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: " + length
                + "\r\n\r\n";
    }

    /** The beginning of the JSON with one more member, whose value comes next. */
    private String opening() {
        return json.startsWith("[") ? "[{\"x\":" : "{\"x\":";
    }

    private String rest() {
        return (json.startsWith("[") ? "}," : ",") + json.substring(1);
    }

    private void write(String text) throws IOException {
        write(text.getBytes(ISO_8859_1));
    }

    private void write(byte[] some) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(some);
        out.flush();
        bytes.addAndGet(some.length);
    }
}
