package com.isogeo.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests that name a promise of docs/security.md, by its number.
 *
 * <p>They are read from the sources, since no class path has the tests of each module. A test names a promise at the
 * beginning of its display name, as in {@code @DisplayName("S07 S51 …")}, or, where it is an architecture rule, of its
 * own name.
 */
final class SecurityTests {

    private static final Pattern DISPLAY_NAME =
            Pattern.compile("@(?:DisplayName|Label)\\(\\s*\"((?:S\\d\\d )+)((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TEST_FILE = Pattern.compile("(?:Test|IT)\\.java$");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern RULE = Pattern.compile("\\bArchRule s(\\d\\d)(\\w+) =");

    private final Map<String, Set<String>> linesByNumber = new TreeMap<>();

    private SecurityTests() {}

    static SecurityTests read(Path folder) throws IOException {
        SecurityTests tests = new SecurityTests();
        for (Path source : sources(folder)) {
            String name = source.getFileName().toString().replace(".java", "");
            String text = Files.readString(source);
            DISPLAY_NAME.matcher(text).results().forEach(annotation -> tests.addMethod(name, text, annotation));
            RULE.matcher(text).results().forEach(rule -> tests.addRule(name, rule));
        }
        return tests;
    }

    /** Not what a build has made, such as an unpacked server. */
    private static List<Path> sources(Path folder) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(folder)) {
            for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                try (Stream<Path> files = Files.walk(module)) {
                    files.filter(file -> TEST_FILE.matcher(file.toString()).find()
                                    && !file.startsWith(module.resolve("target")))
                            .sorted()
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private void addMethod(String test, String source, MatchResult annotation) {
        Matcher method = METHOD.matcher(source);
        if (!method.find(annotation.end())) {
            throw new IllegalStateException(test + " has a display name without a method: " + annotation.group());
        }
        for (String number : annotation.group(1).split(" ")) {
            add(number, test + "." + method.group(1), annotation.group(2).replace("\\\"", "\""));
        }
    }

    private void addRule(String test, MatchResult rule) {
        String words = rule.group(2).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        add("S" + rule.group(1), test + ".s" + rule.group(1) + rule.group(2), sentence);
    }

    private void add(String number, String test, String sentence) {
        linesByNumber
                .computeIfAbsent(number, absent -> new TreeSet<>())
                .add("- `" + test + "` " + sentence.replace("<", "&lt;"));
    }

    Set<String> numbers() {
        return linesByNumber.keySet();
    }

    /**
     * The page that lists the tests.
     *
     * @param command what writes the page
     */
    String page(String command) {
        StringBuilder page = new StringBuilder("# The tests that hold the promises\n\n"
                + "The promises are in [security.md](security.md). A test names the numbers that it holds at the beginning of its"
                + " display name, and the\nbuild makes this page of these names. It fails when the page is not up to date;"
                + " this writes it:\n\n    " + command + "\n\n"
                + "Names that end in `IT` run against each server, with the stand-in for Isogeo; the others run without a"
                + " server.\n");
        linesByNumber.forEach((number, lines) -> page.append("\n## ")
                .append(number)
                .append("\n\n")
                .append(String.join("\n", lines))
                .append("\n"));
        return page.toString();
    }
}
