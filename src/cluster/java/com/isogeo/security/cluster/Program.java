package com.isogeo.security.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process that this program started, with the processes that it starts itself. */
final class Program {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> command;

    private Program(Process process, List<String> command) {
        this.process = process;
        this.command = command;
    }

    /** Nothing that this program started outlives it. */
    static void killAllAtTheEnd() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
    }

    static Program start(Path output, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // Servers of a few minutes: what the second compiler gains comes too late, and costs a core meanwhile.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end, which has to be a good one. */
    static void run(Path output, Map<String, String> environment, List<String> command) {
        Program program = start(output, environment, command);
        program.awaitEnd();
        if (program.process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with " + program.process.exitValue() + ", see " + output);
        }
    }

    /** SIGKILL, for the shell that started the server and for the server. */
    void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
        await("the end of " + command.get(0), () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** SIGTERM. */
    void end() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        awaitEnd();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the address answers 200. */
    void awaitReady(String address) {
        await(address, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(command + " ended with " + process.exitValue());
            }
            return status(address) == 200;
        });
    }

    /** What the processes of an earlier run wrote. */
    static void deleteOutputs() {
        try (Stream<Path> files = Files.list(Settings.path("directory"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".txt")).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(Duration.ofMillis(100));
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int status(String address) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            try {
                return connection.getResponseCode();
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
