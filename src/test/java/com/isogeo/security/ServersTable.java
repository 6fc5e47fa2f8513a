package com.isogeo.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a server's row into the README's table from the report of its tests; the build runs it after them. The other rows stay as
 * their own builds left them.
 */
public final class ServersTable {

    private static final String HEAD = "| server | platform | JDK | what was run | result |";

    private ServersTable() {}

    /** The README, the summary that Failsafe wrote, the server, its platform, and the tests that were chosen, if any. */
    public static void main(String[] arguments) throws IOException {
        Path readme = Path.of(arguments[0]);
        Path summary = Path.of(arguments[1]);
        boolean chosen = !arguments[4].startsWith("${");
        if (chosen || !Files.exists(summary)) {
            return;
        }
        String server = arguments[2];
        String row = "| " + server + " | " + arguments[3] + " | " + System.getProperty("java.specification.version")
                + " | " + run(Files.readString(summary)) + " |";
        Files.writeString(readme, written(Files.readString(readme), server, row));
    }

    private static String run(String summary) {
        int completed = count(summary, "completed");
        int failed = count(summary, "errors") + count(summary, "failures");
        int skipped = count(summary, "skipped");
        String result = failed == 0 ? "passed" : failed + " failed";
        return (completed - skipped) + " integration tests | " + result
                + (skipped == 0 ? "" : ", " + skipped + (skipped == 1 ? " does" : " do") + " not apply");
    }

    private static int count(String summary, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">(\\d+)</" + name + ">").matcher(summary);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in the summary");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static String written(String readme, String server, String row) {
        List<String> lines = new ArrayList<>(List.of(readme.split("\n", -1)));
        int first = lines.indexOf(HEAD) + 2;
        if (first < 2) {
            throw new IllegalStateException("the README has no table of servers");
        }
        int end = first;
        while (lines.get(end).startsWith("|")) {
            if (lines.get(end).startsWith("| " + server + " |")) {
                lines.set(end, row);
                return String.join("\n", lines);
            }
            end++;
        }
        lines.add(end, row);
        return String.join("\n", lines);
    }
}
