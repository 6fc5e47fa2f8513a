package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page in French says what its English page says: the same blocks, headings, rows and points, and a link to each other. */
class FrenchPagesTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```\\w*\n.*?\n```\n");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ");
    private static final Pattern POINT = Pattern.compile("(?m)^- ");

    static Stream<Arguments> pages() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("docs/fr"))) {
            List<Path> french =
                    pages.filter(page -> !page.endsWith("README.md")).toList();
            return Stream.concat(
                    Stream.of(Arguments.of(Path.of("README.fr.md"), Path.of("README.md"))),
                    french.stream()
                            .map(page ->
                                    Arguments.of(page, Path.of("docs/how-to").resolve(page.getFileName()))));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void frenchPageIsThatOfTheEnglish(Path french, Path english) throws IOException {
        String translation = Files.readString(french);
        String original = Files.readString(english);

        assertEquals(all(BLOCK, original), all(BLOCK, translation));
        for (Pattern part : List.of(HEADING, ROW, POINT)) {
            assertEquals(
                    all(part, BLOCK.matcher(original).replaceAll("")),
                    all(part, BLOCK.matcher(translation).replaceAll("")),
                    part.pattern());
        }
        assertTrue(original.contains("](" + link(english, french) + ")"), english + " links to none");
        assertTrue(translation.contains("](" + link(french, english) + ")"), french + " links to none");
    }

    private static Path link(Path from, Path to) {
        return from.toAbsolutePath().getParent().relativize(to.toAbsolutePath());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }
}
