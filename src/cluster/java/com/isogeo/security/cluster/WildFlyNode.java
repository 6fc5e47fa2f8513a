package com.isogeo.security.cluster;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly with {@code standalone-microprofile-ha.xml}; Infinispan holds each session on both nodes. */
final class WildFlyNode implements Node {

    private final String name;
    private final Path home = Settings.path("wildfly.home");
    private final Path base;
    private final Path output;
    private final Map<String, String> environment;
    private Program server;

    private WildFlyNode(String name, Map<String, String> environment) {
        this.name = name;
        this.base = Settings.path("directory").resolve("wildfly-" + name);
        this.output = Settings.path("directory").resolve("wildfly-" + name + ".txt");
        this.environment = new HashMap<>(environment);
        // Its script takes no blank in an argument, and this is where the paths are.
        this.environment.put("JBOSS_BASE_DIR", base.toString());
        this.environment.put("WAR_DIRECTORY", Settings.path("war.directory").toString());
    }

    /** A directory of its own, with the configuration that the build has made for both. */
    static WildFlyNode create(String name, Map<String, String> environment) {
        WildFlyNode node = new WildFlyNode(name, environment);
        Program.run(node.output, Map.of(), List.of("rm", "-rf", node.base.toString()));
        Program.createDirectory(node.base);
        Program.run(
                node.output,
                Map.of(),
                List.of(
                        "cp",
                        "-R",
                        Settings.path("directory")
                                .resolve("wildfly/configuration")
                                .toString(),
                        node.base.toString()));
        return node;
    }

    @Override
    public void start() {
        // Its scanner of deployments warns without it.
        Program.createDirectory(base.resolve("deployments"));
        server = Program.start(
                output,
                environment,
                List.of(
                        home.resolve("bin/standalone.sh").toString(),
                        "-c",
                        "standalone-microprofile-ha.xml",
                        "-Djboss.node.name=" + name,
                        "-Djboss.management.http.port=" + Settings.number(name + ".management.port"),
                        "-Ddemo.port=" + port(),
                        "-Djgroups.port=" + Settings.number(name + ".jgroups.port"),
                        "-Djgroups.members=" + members()));
    }

    private static String members() {
        return Servers.NAMES.stream()
                .map(each -> "127.0.0.1[" + Settings.number(each + ".jgroups.port") + "]")
                .collect(joining(","));
    }

    @Override
    public void awaitReady() {
        server.awaitReady("http://localhost:" + port() + "/");
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void stop() {
        Program.run(
                output,
                Map.of(),
                List.of(
                        home.resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=localhost:" + Settings.number(name + ".management.port"),
                        "--command=shutdown --suspend-timeout=10"));
        server.awaitEnd();
    }

    private int port() {
        return Settings.number(name + ".port");
    }
}
