package com.isogeo.security.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The log of the server under test. */
final class ServerLog {

    /** The beginning of a warning on Open Liberty or WildFly. */
    private static final Pattern WARNING =
            Pattern.compile("\\[[^]]+] \\S+ \\S+ +[WE] .*|[-\\d]+ [:,\\d]+ (WARN|ERROR) .*");

    private static final Pattern STACK_TRACE = Pattern.compile("\\s+at [\\w.$/]+\\(.*|.*\\bat \\[internal classes].*");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ServerLog() {}

    static String text() {
        return text(ServerUnderTest.server().log());
    }

    /** With the lines of the module at its finest level, which Open Liberty has in a file of their own. */
    static String finest() {
        Path log = ServerUnderTest.server().log();
        Path trace = log.resolveSibling("trace.log");
        return text(Files.exists(trace) ? trace : log);
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines between those with two words; waits for the second one. */
    static String between(String begin, String end) {
        Instant deadline = Instant.now().plus(PATIENCE);
        String text = text();
        while (!text.contains(end)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not in the log: " + end);
            }
            Thread.onSpinWait();
            text = text();
        }
        int begun = text.indexOf('\n', text.indexOf(begin)) + 1;
        return text.substring(begun, Math.max(begun, text.lastIndexOf('\n', text.indexOf(end)) + 1));
    }

    /** The warnings, and the lines of stack traces. */
    static List<String> warnings(String log) {
        return log.lines()
                .filter(line -> WARNING.matcher(line).matches()
                        || STACK_TRACE.matcher(line).matches())
                .toList();
    }
}
