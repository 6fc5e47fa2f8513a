package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A proxy of the stand-in at a port of its own, with a fault for some logins, and on demand one for all: it refuses each
 * connection, or shows another certificate.
 */
final class FaultyEndpoint implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final CaughtLogins logins;
    private final Optional<AtomicReference<SSLSocketFactory>> certificate;
    private final InetSocketAddress address;
    private final AtomicReference<ServerSocket> server = new AtomicReference<>();
    private final AtomicReference<Future<?>> accepting = new AtomicReference<>();
    private final AtomicReference<Socket> placeholder = new AtomicReference<>(new Socket());
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger caught = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong mostBytes = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();

    private FaultyEndpoint(CaughtLogins logins, Optional<AtomicReference<SSLSocketFactory>> certificate) {
        this.logins = logins;
        this.certificate = certificate;
        try {
            ServerSocket first = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            address = new InetSocketAddress(first.getInetAddress(), first.getLocalPort());
            listen(first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FaultyEndpoint withoutTls(CaughtLogins logins) {
        return new FaultyEndpoint(logins, Optional.empty());
    }

    static FaultyEndpoint withTls(CaughtLogins logins) {
        return new FaultyEndpoint(
                logins,
                Optional.of(
                        new AtomicReference<>(SelfSigned.serverContext("named").getSocketFactory())));
    }

    String address() {
        return (certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + address.getPort();
    }

    /** The connections on which a fault is going on. */
    int caught() {
        return caught.get();
    }

    /** The requests that came, with or without a fault. */
    int requests() {
        return requests.get();
    }

    /** How many bytes of one response with a fault were taken, at most. */
    long mostBytes() {
        return mostBytes.get();
    }

    /** How long it took at most until the client had a response with a fault, or closed the connection. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    void forgetLongest() {
        mostBytes.set(0);
        longestNanos.set(0);
    }

    /** Ends all connections, and refuses new ones until {@link #listen}. The port stays this endpoint's. */
    void refuse() throws IOException {
        stopListening();
        closeConnections();
        Socket bound = new Socket();
        bound.setReuseAddress(true);
        bound.bind(address);
        placeholder.set(bound);
    }

    void listen() throws IOException {
        placeholder.get().close();
        ServerSocket next = new ServerSocket();
        next.setReuseAddress(true);
        next.bind(address, BACKLOG);
        listen(next);
    }

    private void listen(ServerSocket next) {
        server.set(next);
        accepting.set(threads.submit(() -> accept(next)));
    }

    /** The port is free when the thread that accepts has noticed. */
    private void stopListening() throws IOException {
        server.get().close();
        try {
            accepting.get().get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Ends all connections, and shows this certificate on new ones. */
    void showCertificate(String name) throws IOException {
        certificate.orElseThrow().set(SelfSigned.serverContext(name).getSocketFactory());
        closeConnections();
    }

    private void closeConnections() throws IOException {
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket plain = listening.accept();
                threads.execute(() -> serve(plain));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        connections.add(plain);
        try (plain;
                Socket socket = secured(plain)) {
            InputStream in = socket.getInputStream();
            for (Optional<ProxiedRequest> request = ProxiedRequest.read(in);
                    request.isPresent();
                    request = ProxiedRequest.read(in)) {
                respond(request.get(), socket);
            }
        } catch (IOException e) {
            // The client has closed the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(plain);
        }
    }

    private Socket secured(Socket plain) throws IOException {
        if (certificate.isEmpty()) {
            return plain;
        }
        SSLSocket socket =
                (SSLSocket) certificate.get().get().createSocket(plain, "127.0.0.1", address.getPort(), true);
        socket.setUseClientMode(false);
        return socket;
    }

    private void respond(ProxiedRequest request, Socket socket) throws IOException, InterruptedException {
        requests.incrementAndGet();
        HttpResponse<byte[]> response = request.sendToStandIn(http);
        Optional<Fault> fault = logins.faultOf(request);
        logins.note(request, response);
        if (fault.isEmpty()) {
            socket.getOutputStream().write(ProxiedRequest.bytes(response));
            return;
        }
        FaultyResponse faulty = new FaultyResponse(socket, new String(response.body(), ISO_8859_1));
        long begun = System.nanoTime();
        caught.incrementAndGet();
        try {
            faulty.send(fault.get());
        } finally {
            caught.decrementAndGet();
            mostBytes.accumulateAndGet(faulty.bytes(), Math::max);
            longestNanos.accumulateAndGet(System.nanoTime() - begun, Math::max);
        }
    }

    @Override
    public void close() throws IOException {
        stopListening();
        placeholder.get().close();
        closeConnections();
        threads.shutdownNow();
    }
}
