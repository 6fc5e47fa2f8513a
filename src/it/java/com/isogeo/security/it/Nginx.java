package com.isogeo.security.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx as a reverse proxy, with a configuration of its own in place of the machine's. */
final class Nginx implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;

    /** Skips the test where there is no nginx, but not in CI. */
    static void require() {
        if (System.getenv("CI") != null && executable().isEmpty()) {
            throw new AssertionError("nginx is not installed, and CI needs it");
        }
        assumeTrue(!executable().isEmpty(), "nginx is not installed: the tests behind a proxy are skipped");
    }

    Nginx(Path directory, String servers, int port) throws IOException, InterruptedException {
        Files.createDirectories(directory.resolve("logs"));
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log logs/error.log;
                events { worker_connections 256; }
                http {
                    access_log logs/access.log;
                    client_body_temp_path temp;
                    proxy_temp_path temp-proxy;
                    fastcgi_temp_path temp-fastcgi;
                    uwsgi_temp_path temp-uwsgi;
                    scgi_temp_path temp-scgi;
                %s
                }
                """.formatted(servers));
        process = new ProcessBuilder(
                        executable(),
                        "-p",
                        directory.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        "logs/error.log")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError(Files.readString(directory.resolve("out.txt")));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String executable() {
        List<String> folders = Arrays.asList((System.getenv("PATH") + ":/usr/sbin").split(File.pathSeparator));
        return folders.stream()
                .map(folder -> new File(folder, "nginx"))
                .filter(File::canExecute)
                .map(File::getPath)
                .findFirst()
                .orElse("");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
