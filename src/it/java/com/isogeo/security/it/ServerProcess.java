package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another server of the same installation, with an environment of its own. */
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path OUTPUT = TestDirectory.of("other-server.txt");

    private final Process process;

    ServerProcess(Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(ServerUnderTest.server().startCommand()).redirectErrorStream(true);
        builder.redirectOutput(OUTPUT.toFile());
        builder.environment().putAll(ServerUnderTest.server().otherServersEnvironment());
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its console output. */
    String output() {
        try {
            return Files.readString(OUTPUT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the address answers 200. */
    void awaitReady(String address) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            if (listens(URI.create(address).getPort())
                    && Sites.browser().send(get(address)).status() == 200) {
                return;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the other server did not answer at " + address);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder(ServerUnderTest.server().stopCommand())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(OUTPUT.toFile()))
                    .start()
                    .waitFor(1, TimeUnit.MINUTES);
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
        }
    }
}
