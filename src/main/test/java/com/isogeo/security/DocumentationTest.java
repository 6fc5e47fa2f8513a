package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LogCode;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** What a page shows of a file is that file. */
class DocumentationTest {

    static Stream<LogCode> logCodes() {
        return Stream.concat(Stream.of(Message.values()), Stream.of(LoginError.values()));
    }

    @ParameterizedTest
    @MethodSource("logCodes")
    @DisplayName("S38 Each line of the log stands in the README")
    void readmeExplainsTheMessage(LogCode code) throws IOException {
        assertTrue(Files.readString(Path.of("README.md")).contains("\n| `" + code.id() + "` | `"), code.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = LoginError.class,
            names = {"INTERNAL_ERROR", "REFRESH_UNAVAILABLE"},
            mode = Mode.EXCLUDE)
    @DisplayName("S38 Each reason of a failed login stands in the README")
    void readmeExplainsTheError(LoginError error) throws IOException {
        assertTrue(
                Files.readString(Path.of("README.md"))
                        .contains("\n| `" + error.id() + "` | `Login failed, " + error + ": …` |"),
                error.id());
    }

    @ParameterizedTest
    @CsvSource({
        "docs/open-liberty.md, server.xml",
        "docs/wildfly.md, src/demo/wildfly/demo.cli",
        "docs/cluster.md, src/cluster/liberty/node.xml",
        "docs/cluster.md, src/cluster/liberty/sessions-database.xml",
        "docs/cluster.md, src/cluster/liberty/sessions-cache.xml",
        "docs/cluster.md, src/cluster/liberty/hazelcast.xml",
        "docs/cluster.md, src/cluster/wildfly/node.cli",
        "docs/cluster.md, src/demo/resources/weld.properties",
        "docs/protect-rest-ejb-websocket-faces.md, src/it/liberty/configDropins/defaults/technologies.xml",
        "docs/protect-rest-ejb-websocket-faces.md, src/it/wildfly/technologies.cli"
    })
    void pageShowsTheFile(Path page, Path file) throws IOException {
        assertTrue(Files.readString(page).contains(Files.readString(file).strip()), page + " and " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/two-mechanisms.md, src/it/ee11/com/isogeo/security/it/chosen/Doors.java, @Alternative",
        "docs/observability.md, src/it/java/com/isogeo/security/it/observed/IsogeoReadiness.java, /** Not",
        "docs/observability.md, src/it/java/com/isogeo/security/it/observed/IsogeoCounters.java, /** Counts",
        "docs/testing.md, src/it/java/com/isogeo/security/it/testing/MapsIT.java, import static",
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
                .matcher(text(Path.of("docs/protect-rest-ejb-websocket-faces.md")))
                .results()
                .map(block -> block.group(1));
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
