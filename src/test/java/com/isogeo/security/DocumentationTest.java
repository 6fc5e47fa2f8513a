package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a page shows of a file is that file. */
class DocumentationTest {

    @ParameterizedTest
    @EnumSource
    @DisplayName("S38 Each line of the log stands in the README")
    void readmeExplainsTheMessage(Message message) throws IOException {
        assertTrue(Files.readString(Path.of("README.md")).contains("\n| `" + message.id() + "` | `"), message.id());
    }

    @ParameterizedTest
    @CsvSource({
        "docs/open-liberty.md, server.xml",
        "docs/wildfly.md, src/demo/wildfly/demo.cli",
        "docs/cluster.md, src/test/cluster/liberty/node.xml",
        "docs/cluster.md, src/test/cluster/liberty/sessions-database.xml",
        "docs/cluster.md, src/test/cluster/liberty/sessions-cache.xml",
        "docs/cluster.md, src/test/cluster/liberty/hazelcast.xml",
        "docs/cluster.md, src/test/cluster/wildfly/node.cli",
        "docs/cluster.md, src/demo/resources/weld.properties"
    })
    void pageShowsTheFile(Path page, Path file) throws IOException {
        assertTrue(Files.readString(page).contains(Files.readString(file).strip()), page + " and " + file);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/two-mechanisms.md, src/test/ee11/com/isogeo/security/it/chosen/Doors.java, @Alternative",
        "docs/observability.md, src/test/java/com/isogeo/security/it/observed/IsogeoReadiness.java, /** Not",
        "docs/observability.md, src/test/java/com/isogeo/security/it/observed/IsogeoCounters.java, /** Counts",
        "README.md, src/demo/java/com/isogeo/demo/SignIn.java, @ApplicationScoped"
    })
    void pageShowsTheClass(Path page, Path file, String from) throws IOException {
        String source = Files.readString(file);
        String shown = source.substring(source.indexOf("\n" + from) + 1).strip();
        assertTrue(Files.readString(page).contains(shown), page + " and " + file);
    }
}
