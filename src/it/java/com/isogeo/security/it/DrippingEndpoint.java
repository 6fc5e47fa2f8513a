package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy of the stand-in's token endpoint that on demand never ends the headers of its response. */
final class DrippingEndpoint implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final int PAUSE_MILLISECONDS = 200;

    private final ServerSocket server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean isDripping = new AtomicBoolean();
    private final AtomicInteger dripping = new AtomicInteger();

    DrippingEndpoint() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/oauth/token";
    }

    /** Whether later requests get a response that does not end. */
    void setDripping(boolean dripsFromNowOn) {
        isDripping.set(dripsFromNowOn);
    }

    /** The number of connections whose response does not end. */
    int drippingConnections() {
        return dripping.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String body = new String(in.readNBytes(Integer.parseInt(header(head, "content-length"))), ISO_8859_1);
                if (isDripping.get()) {
                    drip(socket.getOutputStream());
                }
                forward(socket.getOutputStream(), head, body);
            }
        } catch (IOException e) {
            // The client has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drip(OutputStream out) throws IOException, InterruptedException {
        dripping.incrementAndGet();
        try {
            out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } finally {
            dripping.decrementAndGet();
        }
    }

    private void forward(OutputStream out, String head, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(Sites.STANDIN + "/oauth/token"))
                .header("Content-Type", header(head, "content-type"))
                .header("Authorization", header(head, "authorization"))
                .POST(BodyPublishers.ofString(body, ISO_8859_1))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        String type = response.headers().firstValue("Content-Type").orElse("application/json");
        out.write(("HTTP/1.1 " + response.statusCode() + " X\r\nContent-Type: " + type + "\r\nContent-Length: "
                        + response.body().length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        out.write(response.body());
        out.flush();
    }

    /** Request line and headers; empty when the client has closed the connection. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int read = in.read(); read >= 0; read = in.read()) {
            head.write(read);
            if (head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(ISO_8859_1);
            }
        }
        return "";
    }

    private static String header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
