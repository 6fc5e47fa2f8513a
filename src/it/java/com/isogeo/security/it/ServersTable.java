package com.isogeo.security.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Counts the tests of a server, and writes the row of this server and JDK into the table of docs/reference/servers.md when all have run. The rows of other servers stay.
 */
public final class ServersTable implements TestExecutionListener {

    private static final Path PAGE = Path.of("docs/reference/servers.md");
    private static final String HEAD = "| server | platform | JDK | on | what was run | result |";

    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        skipped.incrementAndGet();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> failed.incrementAndGet();
            case ABORTED -> skipped.incrementAndGet();
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    completed.incrementAndGet();
                }
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        boolean areAll = System.getProperty("it.chosen", "").isEmpty();
        if (!areAll || System.getProperty("server.name") == null || completed.get() == 0) {
            return;
        }
        String server = System.getProperty("server.name");
        String which = "| " + server + " | " + System.getProperty("server.platform") + " | "
                + System.getProperty("java.specification.version") + " | ";
        String row = which + LocalDate.now(ZoneOffset.UTC) + " | "
                + completed.addAndGet(failed.get())
                + " integration tests | " + result() + " |";
        try {
            Files.writeString(PAGE, withRow(Files.readString(PAGE), which, row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String result() {
        String result = failed.get() == 0 ? "passed" : failed + " failed";
        return result
                + (skipped.get() == 0 ? "" : ", " + skipped + (skipped.get() == 1 ? " does" : " do") + " not apply");
    }

    private static String withRow(String page, String which, String row) {
        List<String> lines = new ArrayList<>(List.of(page.split("\n", -1)));
        int first = lines.indexOf(HEAD) + 2;
        if (first < 2) {
            throw new IllegalStateException("the page has no table of servers");
        }
        int end = first;
        while (lines.get(end).startsWith("|")) {
            if (lines.get(end).startsWith(which)) {
                lines.set(end, row);
                return String.join("\n", lines);
            }
            end++;
        }
        lines.add(end, row);
        return String.join("\n", lines);
    }
}
