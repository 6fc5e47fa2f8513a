package com.isogeo.security.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** Payara, or the GlassFish it descends from, with a domain of its own, made by a file of commands; it is started here and stopped at the end. */
final class GlassFish implements TestServer {

    private static final String DOMAIN = "it";

    private final Path home;
    private final Path commands;

    GlassFish(Path home, Path commands) {
        this.home = home;
        this.commands = commands;
    }

    @Override
    public List<String> morePorts() {
        return List.of(
                "domain-a.port", "domain-b.port", "domain-c.port", "domain-d.port", "domain-e.port", "domain-f.port");
    }

    @Override
    public void prepare() throws IOException {
        home.resolve("bin/asadmin").toFile().setExecutable(true);
        TestDirectory.delete(domain());
        for (String line : Files.readAllLines(commands)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                asadmin(line);
            }
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    private void stop() {
        try {
            asadmin("stop-domain " + DOMAIN);
        } catch (IOException e) {
            // The build goes on; the process that is left is visible to those who started the tests.
        }
    }

    private void asadmin(String line) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/asadmin").toString()));
        for (String word : line.split(" ")) {
            command.add(Placeholders.fill(word));
        }
        Command.run(environment(), command);
    }

    /** The server inherits it; MicroProfile Config reads it. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("AS_JAVA", System.getProperty("java.home"));
        environment.put("DEMO_PORT", System.getProperty("demo.port"));
        environment.put("STANDIN_PORT", System.getProperty("standin.port"));
        environment.put("ISOGEO_READ_TIMEOUT", "3000");
        environment.put("IT_SITE", Sites.DEMO);
        return environment;
    }

    private Path domain() {
        return home.resolve("glassfish/domains").resolve(DOMAIN);
    }

    @Override
    public int threadsAtStart() {
        return 4;
    }

    /** Jersey leaves the connection open until the far side ends it. */
    @Override
    public boolean closedClientEndsRequest() {
        return false;
    }

    @Override
    public Path log() {
        return domain().resolve("logs/server.log");
    }

    @Override
    public List<String> startCommand() {
        return Assumptions.abort(
                "the build sets up no second server of this kind: this one is configured by its environment");
    }

    @Override
    public Path otherLog() {
        return log();
    }

    @Override
    public List<String> stopCommand() {
        return List.of();
    }
}
