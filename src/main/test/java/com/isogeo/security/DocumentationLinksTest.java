package com.isogeo.security;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.Setting;
import com.isogeo.security.internal.config.Settings;
import com.isogeo.security.internal.log.LogCode;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page names exists: pages, headings, keys, numbers of the log, profiles of the build. */
class DocumentationLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern KEY = Pattern.compile("(?<![\\w./-])isogeo\\.[a-z][a-z.-]*[a-z]");
    private static final Pattern NUMBER = Pattern.compile("ISOGEO\\d{3}");
    private static final Pattern PROFILES = Pattern.compile("mvn [^`\n]*?-P([\\w,-]+)");
    private static final Pattern PROFILE_ID =
            Pattern.compile("<profile>\\s*(?:<!--.*?-->\\s*)?<id>([^<]+)</id>", Pattern.DOTALL);

    /** A key of the stand-in, a file, and a counter. */
    private static final Set<String> OTHER_NAMES = Set.of("isogeo.standin.port", "isogeo.cli", "isogeo.events");

    private static final int README_LINES = 200;

    static Stream<Path> pages() throws IOException {
        List<Path> docs;
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            docs = files.filter(file -> file.toString().endsWith(".md")).toList();
        }
        return Stream.concat(
                Stream.of("README.md", "README.fr.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
                        .map(Path::of),
                docs.stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkLeadsSomewhere(Path page) {
        for (String link : matches(LINK, withoutBlocks(page))) {
            if (!link.matches("[a-z]+:.*")) {
                String[] parts = link.split("#", 2);
                Path target = parts[0].isEmpty()
                        ? page
                        : page.resolveSibling(parts[0]).normalize();
                assertTrue(Files.exists(target), page + " links to " + link);
                assertTrue(
                        parts.length == 1 || anchors(target).contains(parts[1]),
                        page + " links to the heading " + link);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void keyIsASetting(Path page) {
        Set<String> keys = Stream.concat(Settings.ALL.stream().map(Setting::key), OTHER_NAMES.stream())
                .collect(toSet());
        if (!page.equals(Path.of("CHANGELOG.md"))) {
            matches(KEY, text(page)).forEach(key -> assertTrue(keys.contains(key), page + " names " + key));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void numberIsOfTheLog(Path page) {
        Set<String> numbers = Stream.<LogCode>concat(Stream.of(Message.values()), Stream.of(LoginError.values()))
                .map(LogCode::id)
                .collect(toSet());
        matches(NUMBER, text(page)).forEach(number -> assertTrue(numbers.contains(number), page + " names " + number));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void profileIsInAPom(Path page) throws IOException {
        Set<String> known = new LinkedHashSet<>(matches(PROFILE_ID, text(Path.of("README.md"))));
        try (Stream<Path> poms = Files.find(Path.of("."), 3, (file, a) -> file.endsWith("pom.xml"))) {
            poms.forEach(pom -> known.addAll(matches(PROFILE_ID, text(pom))));
        }
        for (String profiles : matches(PROFILES, text(page))) {
            for (String profile : profiles.split(",", -1)) {
                assertTrue(known.contains(profile), page + " names the profile " + profile);
            }
        }
    }

    @Test
    void everyPageIsReachedFromTheIndex() throws IOException {
        Set<Path> reached = new LinkedHashSet<>();
        Deque<Path> next = new ArrayDeque<>(List.of(Path.of("README.md")));
        while (!next.isEmpty()) {
            Path page = next.pop();
            if (page.toString().endsWith(".md") && Files.exists(page) && reached.add(page)) {
                matches(LINK, withoutBlocks(page)).stream()
                        .map(link -> link.split("#", 2)[0])
                        .filter(link -> !link.isEmpty() && !link.matches("[a-z]+:.*"))
                        .forEach(link -> next.add(page.resolveSibling(link).normalize()));
            }
        }
        assertEquals(pages().collect(toSet()), reached);
    }

    @Test
    void readmeIsShort() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
            assertTrue(lines.count() <= README_LINES);
        }
    }

    /** The anchors of the headings as GitHub makes them. */
    private static Set<String> anchors(Path page) {
        return matches(HEADING, withoutBlocks(page)).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(toSet());
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .toList();
    }

    private static String withoutBlocks(Path page) {
        return text(page).replaceAll("(?s)\n```.*?\n```\n", "\n\n");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
