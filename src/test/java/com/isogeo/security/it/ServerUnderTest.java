package com.isogeo.security.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What differs between the servers for a test: where the log is, and how a second one is started. */
enum ServerUnderTest {
    OPEN_LIBERTY {
        @Override
        Path log() {
            return home().resolve("usr/servers/it/logs/messages.log");
        }

        @Override
        List<String> startOther() {
            return List.of(home().resolve("bin/server").toString(), "run", "other");
        }

        @Override
        List<String> stopOther() {
            return List.of(home().resolve("bin/server").toString(), "stop", "other");
        }
    },
    WILDFLY {
        @Override
        Path log() {
            return Path.of(System.getProperty("server.base"), "log/server.log");
        }

        @Override
        List<String> startOther() {
            return List.of(
                    home().resolve("bin/standalone.sh").toString(),
                    "-c",
                    "standalone-microprofile.xml",
                    "-Djboss.management.http.port=" + System.getProperty("other-management.port"),
                    "-Ddemo.port=" + System.getProperty("other.port"),
                    "-Dstandin.port=" + System.getProperty("other-standin.port"));
        }

        @Override
        Map<String, String> otherEnvironment() {
            // Its script takes no blank in an argument, and this is where the paths are.
            return Map.of(
                    "JBOSS_BASE_DIR",
                    Path.of(System.getProperty("server.base"))
                            .resolveSibling("other")
                            .toString(),
                    "WAR_DIRECTORY",
                    System.getProperty("war.directory"));
        }

        @Override
        List<String> stopOther() {
            return List.of(
                    home().resolve("bin/jboss-cli.sh").toString(),
                    "--connect",
                    "--controller=127.0.0.1:" + System.getProperty("other-management.port"),
                    "shutdown");
        }
    },
    PAYARA {
        @Override
        Path log() {
            return Path.of(System.getProperty("server.base"), "logs/server.log");
        }

        @Override
        List<String> startOther() {
            return Assumptions.abort("the build sets up no second Payara: this one is configured by its environment");
        }

        @Override
        List<String> stopOther() {
            return List.of();
        }
    };

    /** The server that this run of the build is about. */
    static ServerUnderTest current() {
        return valueOf(
                System.getProperty("arquillian.launch").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    abstract Path log();

    /** Starts, in the foreground, a server with the demo and the stand-in on the ports for another one. */
    abstract List<String> startOther();

    abstract List<String> stopOther();

    /** What that server finds in its environment. */
    Map<String, String> otherEnvironment() {
        return Map.of();
    }

    private static Path home() {
        return Path.of(System.getProperty("server.home"));
    }
}
