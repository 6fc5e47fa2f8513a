package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LogCode;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows of a file is that file. */
class DocumentationTest {

    private static final Path ERRORS_AND_LOG = Path.of("docs/reference/errors-and-log.md");

    private static final Pattern JAVA = Pattern.compile("(?s)\n```java\n(.*?)\n```\n");

    static Stream<LogCode> logCodes() {
        return Stream.concat(Stream.of(Message.values()), Stream.of(LoginError.values()));
    }

    @ParameterizedTest
    @MethodSource("logCodes")
    @DisplayName("S38 Each line of the log stands in the documentation")
    void pageExplainsTheMessage(LogCode code) {
        assertTrue(text(ERRORS_AND_LOG).contains("\n| `" + code.id() + "` | `"), code.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = LoginError.class,
            names = {"INTERNAL_ERROR", "REFRESH_UNAVAILABLE"},
            mode = Mode.EXCLUDE)
    @DisplayName("S38 Each reason of a failed login stands in the documentation")
    void pageExplainsTheError(LoginError error) {
        assertTrue(
                text(ERRORS_AND_LOG).contains("\n| `" + error.id() + "` | `Login failed, " + error + ": …` |"),
                error.id());
    }

    @ParameterizedTest
    @CsvSource({
        "docs/servers/open-liberty.md, server.xml",
        "docs/servers/wildfly.md, src/demo/wildfly/demo.cli",
        "docs/how-to/cluster.md, src/cluster/liberty/node.xml",
        "docs/how-to/cluster.md, src/cluster/liberty/sessions-database.xml",
        "docs/how-to/cluster.md, src/cluster/liberty/sessions-cache.xml",
        "docs/how-to/cluster.md, src/cluster/liberty/hazelcast.xml",
        "docs/how-to/cluster.md, src/cluster/wildfly/node.cli",
        "docs/how-to/cluster.md, src/demo/resources/weld.properties",
        "docs/how-to/protect-rest-ejb-websocket-faces.md, src/it/liberty/configDropins/defaults/technologies.xml",
        "docs/how-to/protect-rest-ejb-websocket-faces.md, src/it/wildfly/technologies.cli"
    })
    void pageShowsTheFile(Path page, Path file) throws IOException {
        assertTrue(Files.readString(page).contains(Files.readString(file).strip()), page + " and " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/how-to/two-mechanisms.md, src/it/ee11/com/isogeo/security/it/chosen/Doors.java, @Alternative",
        "docs/how-to/observability.md, src/it/java/com/isogeo/security/it/observed/IsogeoReadiness.java, /** Not",
        "docs/how-to/observability.md, src/it/java/com/isogeo/security/it/observed/IsogeoCounters.java, /** Counts",
        "docs/how-to/testing.md, src/it/java/com/isogeo/security/it/testing/MapsIT.java, import static",
        "docs/how-to/groups-and-roles.md, src/it/java/com/isogeo/security/it/doors/Surveyors.java, @ApplicationScoped",
        "docs/how-to/call-the-api.md, src/demo/java/com/isogeo/demo/IsogeoApi.java, @RegisterRestClient",
        "README.md, src/demo/java/com/isogeo/demo/SignIn.java, @ApplicationScoped"
    })
    void pageShowsTheClass(Path page, Path file, String from) throws IOException {
        String source = Files.readString(file);
        String shown = source.substring(source.indexOf("\n" + from) + 1).strip();
        assertTrue(Files.readString(page).contains(shown), page + " and " + file);
    }

    @ParameterizedTest
    @MethodSource
    void blockOfTheHowToIsDeployed(String block) throws IOException {
        String lines = withoutIndentation(block);
        try (Stream<Path> files = Files.walk(Path.of("src/it"))) {
            assertTrue(
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith("src/it/target")
                                    && file.toString().contains("technologies"))
                            .anyMatch(file -> withoutIndentation(text(file)).contains(lines)),
                    block);
        }
    }

    static Stream<String> blockOfTheHowToIsDeployed() {
        return Pattern.compile("(?s)\n```\\w*\n(.*?)\n```\n")
                .matcher(text(Path.of("docs/how-to/protect-rest-ejb-websocket-faces.md")))
                .results()
                .map(block -> block.group(1));
    }

    @ParameterizedTest
    @MethodSource
    void javaOfAPageIsCompiledByTheBuild(Path page, String block) throws IOException {
        String lines = "\n" + withoutIndentation(block) + "\n";
        assertTrue(
                javaFiles().anyMatch(file -> ("\n" + withoutIndentation(asShown(file)) + "\n").contains(lines)),
                page + " shows what no file of the build has:\n" + block);
    }

    static Stream<Arguments> javaOfAPageIsCompiledByTheBuild() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages = Stream.concat(
                            Stream.of("README.md", "README.fr.md").map(Path::of), docs)
                    .filter(page -> page.toString().endsWith(".md"))
                    .toList();
            return pages.stream()
                    .flatMap(page ->
                            JAVA.matcher(text(page)).results().map(block -> Arguments.of(page, block.group(1))));
        }
    }

    /** The applications that the build compiles as a user's: the demo, and those of the integration tests. */
    private static Stream<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : List.of("src/demo/java", "src/it/java", "src/it/ee11")) {
            try (Stream<Path> below = Files.walk(Path.of(directory))) {
                below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
            }
        }
        return files.stream();
    }

    /** A page leaves the serial version out, which the compiler of this build wants and most do not. */
    private static String asShown(Path file) {
        return text(file).replaceAll(" +private static final long serialVersionUID = 1;\n\n?", "");
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
