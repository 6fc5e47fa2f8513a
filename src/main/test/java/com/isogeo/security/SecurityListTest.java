package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Each promise of docs/security.md is held by a test that names it, and docs/security-tests.md lists these tests.
 *
 * <p>With {@code -DwriteSecurityTests=true} that page is written instead of compared.
 */
class SecurityListTest {

    private static final Path PROMISES = Path.of("docs/security.md");
    private static final Path STANDARDS = Path.of("docs/security-standards.md");
    private static final Path TESTS = Path.of("docs/security-tests.md");
    private static final String COMMAND = "mvn verify -pl src/main -Dtest=SecurityListTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -DwriteSecurityTests=true";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (S\\d\\d) \\|");
    private static final Pattern NUMBER = Pattern.compile("\\bS\\d\\d\\b");

    @Test
    void eachPromiseHasOneRow() throws IOException {
        List<String> rows = find(PROMISES, ROW, 1);
        assertEquals(Set.copyOf(rows).size(), rows.size(), () -> "A number stands twice in " + PROMISES + ": " + rows);
    }

    @Test
    void eachPromiseIsHeldByATest() throws IOException {
        Set<String> promises = new TreeSet<>(find(PROMISES, ROW, 1));
        Set<String> held = SecurityTests.read(Path.of("src")).numbers();
        assertEquals(Set.of(), difference(promises, held), "Promises without a test that names them");
        assertEquals(
                Set.of(), difference(held, promises), () -> "Numbers that tests name without a row of " + PROMISES);
    }

    @Test
    void eachNumberOfTheStandardsIsAPromise() throws IOException {
        Set<String> named = Set.copyOf(find(STANDARDS, NUMBER, 0));
        Set<String> promises = Set.copyOf(find(PROMISES, ROW, 1));
        assertEquals(Set.of(), difference(named, promises), () -> STANDARDS + " names what is no row of " + PROMISES);
    }

    @Test
    void pageListsTheTests() throws IOException {
        String page = SecurityTests.read(Path.of("src")).page(COMMAND);
        if (Boolean.getBoolean("writeSecurityTests")) {
            Files.writeString(TESTS, page);
        }
        assertTrue(
                Files.exists(TESTS) && Files.readString(TESTS).equals(page),
                () -> TESTS + " does not list the tests as they are now. This writes it: " + COMMAND);
    }

    private static Set<String> difference(Set<String> all, Set<String> others) {
        Set<String> difference = new TreeSet<>(all);
        difference.removeAll(others);
        return difference;
    }

    private static List<String> find(Path page, Pattern pattern, int group) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }
}
