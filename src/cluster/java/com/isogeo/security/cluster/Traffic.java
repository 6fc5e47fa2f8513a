package com.isogeo.security.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes that the kernel has sent on the connections at some ports, in both directions, by {@code ss}. */
final class Traffic {

    private static final Pattern SENT = Pattern.compile("bytes_sent:([0-9]+)");

    private final List<String> ports;

    Traffic(List<Integer> ports) {
        this.ports = ports.stream().map(port -> ":" + port).toList();
    }

    /** Since the connections were made; those that are closed are not counted any more. */
    long bytes() {
        // A line with the addresses of a connection, and a line with its figures.
        String[] lines = output().split("\n");
        long bytes = 0;
        for (int i = 0; i + 1 < lines.length; i++) {
            Matcher sent = SENT.matcher(lines[i + 1]);
            if (isOurs(lines[i]) && sent.find()) {
                bytes += Long.parseLong(sent.group(1));
            }
        }
        return bytes;
    }

    private boolean isOurs(String line) {
        return ports.stream().anyMatch(port -> line.contains(port + " ") || line.endsWith(port));
    }

    private static String output() {
        try {
            Process process =
                    new ProcessBuilder("ss", "-Htin").redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
