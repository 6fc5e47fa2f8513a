package com.isogeo.security.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that can be started, with the application of one variant. */
record Installation(
        Variant variant, int port, Path output, Map<String, String> environment, List<String> startCommand) {

    /** The same heap for every variant. */
    static final List<String> HEAP = List.of("-Xms512m", "-Xmx512m");

    Installation {
        environment = new HashMap<>(environment);
    }

    URI site() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, and returns when the open page is there. */
    RunningServer start() {
        RunningProcess process = RunningProcess.start(output, environment, startCommand);
        try {
            process.awaitReady(site().resolve("/open"));
        } catch (IllegalStateException e) {
            process.close();
            throw e;
        }
        return new RunningServer(variant, site(), process);
    }
}
