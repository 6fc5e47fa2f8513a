package com.isogeo.security.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** WildFly with the demo's {@code demo.cli}, and what some tests need beside it. */
final class WildFly implements TestServer {

    private final Path home;

    WildFly(Path home) {
        this.home = home;
    }

    @Override
    public void prepare() throws IOException {
        for (String script : List.of("standalone.sh", "jboss-cli.sh")) {
            home.resolve("bin").resolve(script).toFile().setExecutable(true);
        }
        System.setProperty("server.base", base("it").toString());
        create("it");
        run("src/demo/wildfly/demo.cli");
        create("other", base("it"));
        run("src/it/wildfly/behind-a-proxy.cli");
        run("src/it/wildfly/technologies.cli");
        run("src/it/wildfly/secrets.cli");
    }

    private void create(String name) throws IOException {
        create(name, home.resolve("standalone"));
    }

    private static void create(String name, Path from) throws IOException {
        TestDirectory.delete(base(name));
        Files.createDirectories(base(name).resolve("deployments"));
        Files.createDirectories(base(name).resolve("lib/ext"));
        TestDirectory.copy(from.resolve("configuration"), base(name).resolve("configuration"));
    }

    /** Not by jboss-cli.sh, which takes no blank in the path of the server's directory. */
    private void run(String script) throws IOException {
        Command.run(
                Map.of("JBOSS_HOME", home.toString()),
                List.of(
                        Command.ofJdk("java"),
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.base.dir=" + base("it"),
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + Path.of(script).toAbsolutePath()));
    }

    private static Path base(String name) {
        return TestDirectory.of("servers").resolve(name);
    }

    @Override
    public int threadsAtStart() {
        return 16 * Runtime.getRuntime().availableProcessors() - 2;
    }

    @Override
    public Path log() {
        return base("it").resolve("log/server.log");
    }

    @Override
    public Path otherLog() {
        return base("other").resolve("log/server.log");
    }

    @Override
    public List<String> startCommand() {
        return List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-c",
                "standalone-microprofile.xml",
                "-Djboss.management.http.port=" + System.getProperty("other-management.port"),
                "-Ddemo.port=" + System.getProperty("other.port"),
                "-Disogeo.standin.port=" + System.getProperty("other-standin.port"));
    }

    @Override
    public Map<String, String> otherServersEnvironment() {
        // Its script takes no blank in an argument, hence the paths are in the environment.
        return Map.of(
                "JBOSS_BASE_DIR", base("other").toString(),
                "WAR_DIRECTORY", DemoApplication.war().getParent().toString());
    }

    @Override
    public List<String> stopCommand() {
        return List.of(
                home.resolve("bin/jboss-cli.sh").toString(),
                "--connect",
                "--controller=127.0.0.1:" + System.getProperty("other-management.port"),
                "shutdown");
    }
}
