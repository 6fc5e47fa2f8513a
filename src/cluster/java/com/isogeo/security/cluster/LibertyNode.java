package com.isogeo.security.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Open Liberty; with shared sessions where its {@code server.xml} says so. */
final class LibertyNode implements Node {

    private final String name;
    private final String address;
    private final Path script = Settings.path("liberty.home").resolve("bin/server");
    private final Path output;
    private final Map<String, String> environment;
    private Program server;

    LibertyNode(String name, String sessionsIn, boolean isSticky, Map<String, String> environment) {
        this.name = "cluster-" + name;
        this.address = "http://localhost:" + Settings.number(name + ".port") + "/";
        this.output = Settings.path("directory").resolve("liberty-" + this.name + ".txt");
        this.environment = new HashMap<>(environment);
        // The variables sessions.in and sessions.in.memory of node.xml; 1000 is the server's own default.
        this.environment.put("sessions_in", sessionsIn);
        this.environment.put("sessions_in_memory", isSticky ? "1000" : "0");
    }

    @Override
    public void start() {
        server = Program.start(output, environment, List.of(script.toString(), "run", name));
    }

    @Override
    public void awaitReady() {
        server.awaitReady(address);
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void stop() {
        Program.run(output, Map.of(), List.of(script.toString(), "stop", name));
        server.awaitEnd();
    }
}
