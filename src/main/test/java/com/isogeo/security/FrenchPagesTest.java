package com.isogeo.security;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page in French says what its English page says: the same blocks, headings, rows and points, and a link to each other. */
class FrenchPagesTest {

    private static final Path HOW_TO = Path.of("docs/how-to");
    private static final Path FRENCH = Path.of("docs/fr");
    private static final Path INDEX = FRENCH.resolve("README.md");
    private static final Path README = Path.of("README.fr.md");

    private static final Pattern BLOCK = Pattern.compile("(?s)\n```\\w*\n.*?\n```\n");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ ");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ");
    private static final Pattern PLACEHOLDER = Pattern.compile("%\\w|\\{\\w+}");
    private static final Pattern POINT = Pattern.compile("(?m)^(- |\\d+\\. )");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)");

    static Stream<Arguments> pages() throws IOException {
        return Stream.concat(
                Stream.of(Arguments.of(README, Path.of("README.md"))),
                names(HOW_TO).stream().map(name -> Arguments.of(FRENCH.resolve(name), HOW_TO.resolve(name))));
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

    /** Besides the link to its own English page. */
    @ParameterizedTest
    @MethodSource("pages")
    void frenchPageLinksToFrenchPages(Path french, Path english) throws IOException {
        for (Path target : links(french)) {
            assertFalse(target.startsWith(HOW_TO) && !target.equals(english), french + " links to " + target);
        }
    }

    @Test
    void everyFrenchPageIsOfAnEnglishOneAndInTheIndex() throws IOException {
        Set<Path> pages = names(FRENCH);
        pages.remove(INDEX.getFileName());
        assertEquals(names(HOW_TO), pages);

        Set<Path> linked = links(INDEX).stream()
                .filter(target -> target.startsWith(FRENCH))
                .map(Path::getFileName)
                .collect(toCollection(TreeSet::new));
        assertEquals(pages, linked);
    }

    private static Set<Path> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(Path::getFileName).collect(toCollection(TreeSet::new));
        }
    }

    private static List<Path> links(Path page) throws IOException {
        return LINK.matcher(BLOCK.matcher(Files.readString(page)).replaceAll("\n"))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .map(link -> page.resolveSibling(link).normalize())
                .toList();
    }

    @Test
    void textsOfTheDemoAreThereInFrench() throws IOException {
        Properties original = texts("Texts.properties");
        Properties translation = texts("Texts_fr.properties");

        assertEquals(original.keySet(), translation.keySet());
        for (String key : original.stringPropertyNames()) {
            assertEquals(
                    all(PLACEHOLDER, original.getProperty(key)), all(PLACEHOLDER, translation.getProperty(key)), key);
        }
    }

    private static Properties texts(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/demo/resources/com/isogeo/demo", name))) {
            texts.load(reader);
        }
        return texts;
    }

    private static Path link(Path from, Path to) {
        return from.toAbsolutePath().getParent().relativize(to.toAbsolutePath());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }
}
