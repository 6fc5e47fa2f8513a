package com.isogeo.security.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The load generator <a href="https://github.com/wg/wrk">wrk</a>, with a script that checks each response. */
final class Wrk {

    private final Path script;

    private Wrk(Path script) {
        this.script = script;
    }

    /** Fails with a sentence where there is no wrk. */
    static Wrk find() {
        try {
            new ProcessBuilder("wrk", "-v")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("wrk is not installed (Debian, Ubuntu: apt-get install wrk)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Path script = Settings.path("directory").resolve("wrk.lua");
        try (var resource = Wrk.class.getResourceAsStream("/wrk.lua")) {
            Directories.write(script, new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wrk(script);
    }

    /**
     * Sends requests for some seconds.
     *
     * @param page of the server
     * @param users a line for each session: name, tab, cookies
     */
    Measurement run(RunningServer server, String page, Path users, int connections, int seconds) {
        Duration before = server.process().cpu();
        String[] result = result(server.site().resolve(page), users, connections, seconds);
        Duration cpu = server.process().cpu().minus(before);
        if (!result[5].equals("0") || !result[6].equals("0")) {
            throw new IllegalStateException(server.variant() + ": " + result[5] + " wrong responses, " + result[6]
                    + " errors of connections: " + String.join(" ", result));
        }
        return new Measurement(
                Double.parseDouble(result[1]),
                Double.parseDouble(result[2]) / 1e6,
                cpu.toNanos() / 1e9,
                Double.parseDouble(result[3]) / 1e3,
                Double.parseDouble(result[4]) / 1e3);
    }

    private String[] result(URI page, Path users, int connections, int seconds) {
        List<String> command = List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--script=" + script,
                page.toString(),
                "--",
                users.toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            return output.lines()
                    .filter(line -> line.startsWith("RESULT "))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("wrk: " + output))
                    .split(" ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
