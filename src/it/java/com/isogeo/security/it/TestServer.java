package com.isogeo.security.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The differences between the servers: how to set one up, where its log is, and how to start a second one. */
interface TestServer {

    /** Creates its directories anew; the unpacked server stays unchanged. */
    void prepare() throws IOException;

    /** Ports that only this server needs. */
    default List<String> morePorts() {
        return List.of();
    }

    /** The size of its thread pool before it grows, less the threads that the server may use for itself. */
    int threadsAtStart();

    /** Whether to close its Rest Client on another thread ends a request whose response goes on. */
    default boolean closedClientEndsRequest() {
        return true;
    }

    Path log();

    /** The command that runs a second server with the demo in the foreground. */
    List<String> startCommand();

    List<String> stopCommand();

    Path otherLog();

    /** The environment of the second server. */
    default Map<String, String> otherServersEnvironment() {
        return Map.of();
    }
}
