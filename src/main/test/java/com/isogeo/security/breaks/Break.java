package com.isogeo.security.breaks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One deliberate break of a source file.
 *
 * @param promises the numbers of docs/security.md that it breaks
 * @param file below the module's package
 * @param found what is there once
 * @param replacement what takes its place
 */
record Break(String name, String promises, String file, String found, String replacement) {

    private static final Path CATALOGUE = Path.of("src/main/test/breaks/breaks.txt");
    private static final Path SOURCES = Path.of("src/main/java/com/isogeo/security");

    /** The catalogue; the working directory is the root of the repository. */
    static List<Break> all() throws IOException {
        String[] entries = Files.readString(CATALOGUE).split("\n\n(?=# )");
        return Stream.of(entries).skip(1).map(Break::of).toList();
    }

    private static Break of(String entry) {
        List<String> lines = entry.stripTrailing().lines().toList();
        return new Break(lines.get(0).substring(2), lines.get(1), lines.get(2), text(lines, "- "), text(lines, "+ "));
    }

    private static String text(List<String> lines, String mark) {
        return lines.stream()
                .skip(3)
                .filter(line -> line.startsWith(mark.strip()))
                .map(line -> line.length() < 2 ? "" : line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    /** How often the text is in the file that it is looked for in. */
    int occurrences() throws IOException {
        return source().split(java.util.regex.Pattern.quote(found), -1).length - 1;
    }

    /** The file as it is with the break. */
    String brokenSource() throws IOException {
        return source().replace(found, replacement);
    }

    private String source() throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    /** The name of the class, without its package. */
    String className() {
        return Path.of(file).getFileName().toString().replace(".java", "");
    }
}
