package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Open Liberty with the repository's own {@code server.xml}, and what Arquillian and some tests need beside it. */
final class OpenLiberty implements TestServer {

    private final Path home;

    OpenLiberty(Path home) {
        this.home = home;
    }

    @Override
    public void prepare() throws IOException {
        // Its scripts lose the permission to run when they are unpacked.
        home.resolve("bin/server").toFile().setExecutable(true);
        Properties it = properties("demo.port");
        it.setProperty("standin.port", System.getProperty("standin.port"));
        it.setProperty("war.directory", TestDirectory.of("wars").toString());
        it.setProperty("isogeo.read-timeout", "3000");
        it.setProperty("it.site", Sites.DEMO);
        it.setProperty("encoded.port", System.getProperty("encoded.port"));
        it.setProperty("trust.store", SelfSigned.trustStore().toString());
        create("it", it);
        TestDirectory.copy(Path.of("src/it/liberty/configDropins"), server("it").resolve("configDropins"));
        Properties other = properties("other.port");
        other.setProperty("isogeo.standin.port", System.getProperty("other-standin.port"));
        other.setProperty("war.directory", DemoApplication.war().getParent().toString());
        create("other", other);
    }

    private static Properties properties(String demoPort) {
        Properties properties = new Properties();
        properties.setProperty("demo.port", System.getProperty(demoPort));
        return properties;
    }

    private void create(String name, Properties bootstrap) throws IOException {
        TestDirectory.delete(server(name));
        Files.createDirectories(server(name));
        Files.copy(Path.of("server.xml"), server(name).resolve("server.xml"));
        Files.writeString(server(name).resolve("server.env"), "keystore_password=changeit\n");
        try (Writer file = Files.newBufferedWriter(server(name).resolve("bootstrap.properties"), ISO_8859_1)) {
            bootstrap.store(file, null);
        }
    }

    private Path server(String name) {
        return home.resolve("usr/servers").resolve(name);
    }

    @Override
    public int threadsAtStart() {
        return 2 * Runtime.getRuntime().availableProcessors() - 1;
    }

    @Override
    public Path log() {
        return server("it").resolve("logs/messages.log");
    }

    @Override
    public Path otherLog() {
        return server("other").resolve("logs/messages.log");
    }

    @Override
    public List<String> startCommand() {
        return List.of(home.resolve("bin/server").toString(), "run", "other");
    }

    @Override
    public List<String> stopCommand() {
        return List.of(home.resolve("bin/server").toString(), "stop", "other");
    }
}
