package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A proxy of the stand-in's token endpoint that on demand never ends the headers of its response. */
final class DrippingEndpoint implements AutoCloseable {

    private static final int BACKLOG = 200;
    private static final int PAUSE_MILLISECONDS = 200;

    private final ServerSocket server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean isDripping = new AtomicBoolean();
    private final Set<Socket> dripping = ConcurrentHashMap.newKeySet();

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
        return dripping.size();
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
            for (Optional<ProxiedRequest> request = ProxiedRequest.read(in);
                    request.isPresent();
                    request = ProxiedRequest.read(in)) {
                if (isDripping.get()) {
                    drip(socket);
                }
                socket.getOutputStream()
                        .write(ProxiedRequest.bytes(request.get().sendToStandIn(http)));
            }
        } catch (IOException e) {
            // The client has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the connections whose response does not end. */
    void endDripping() {
        dripping.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void drip(Socket socket) throws IOException, InterruptedException {
        dripping.add(socket);
        try {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nX-Drip: ".getBytes(ISO_8859_1));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } finally {
            dripping.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
