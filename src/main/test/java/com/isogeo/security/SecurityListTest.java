package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The list in docs/security.md names tests that exist and that name the promise. */
class SecurityListTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d\\d) \\|.*\\| (.*) \\|$");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/security.md"))).results();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void namedTestsHoldThePromise(MatchResult row) throws IOException {
        Map<String, String> sources = sources();
        TEST.matcher(row.group(2)).results().forEach(test -> {
            String source = sources.getOrDefault(test.group(1), "");
            int method =
                    Math.max(source.indexOf(" " + test.group(2) + "("), source.indexOf(" " + test.group(2) + " ="));
            assertTrue(method >= 0, () -> test.group() + " is no test");
            String before = source.substring(0, method + test.group(2).length() + 1);
            String annotations = before.substring(Math.max(0, before.lastIndexOf("\n    }\n")));
            String number = row.group(1);
            assertTrue(
                    annotations.contains(number) || annotations.contains(" s" + number.substring(1)),
                    () -> test.group() + " does not name " + number);
        });
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        // Not what the build has made, such as two unpacked servers.
        for (String folder : List.of("src/main/test", "src/it/java", "src/it/ee11")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> sources.merge(
                                file.getFileName().toString().replace(".java", ""), text(file), String::concat));
            }
        }
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
