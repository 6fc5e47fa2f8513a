package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** The table in docs/reference/requests-of-scripts.md is what the code does. */
class RequestKindTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (.*) \\| (GET|HEAD|POST|PUT|DELETE|OPTIONS) \\| (.*?) ?\\| (\\w+) \\|$");
    private static final Pattern HEADER = Pattern.compile("`([^`:]+): ([^`]+)`");
    private static final Map<String, RequestKind> ANSWERS = Map.of(
            "redirect", RequestKind.NAVIGATION,
            "401", RequestKind.SCRIPT,
            "Faces", RequestKind.FACES,
            "htmx", RequestKind.HTMX);

    static List<MatchResult> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/reference/requests-of-scripts.md"))) {
            return lines.flatMap(line -> ROW.matcher(line).results()).toList();
        }
    }

    @Test
    void tableIsRead() throws IOException {
        assertTrue(rows().size() >= 42, "" + rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    @DisplayName("S05 Who is redirected and who is told, row by row of the documentation")
    void rowIsHeld(MatchResult row) {
        MockHttpServletRequest request = new MockHttpServletRequest(row.group(2), "/me");
        HEADER.matcher(row.group(3)).results().forEach(header -> request.addHeader(header.group(1), header.group(2)));

        assertEquals(ANSWERS.get(row.group(4)), RequestKind.of(request), row.group(1));
    }
}
