package com.isogeo.security.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What differs between the servers: how one is set up, where its log is, and how a second one is started. */
interface TestServer {

    /** Makes its directories anew; the unpacked server stays as it came. */
    void prepare() throws IOException;

    /** Ports that only this server needs. */
    default List<String> morePorts() {
        return List.of();
    }

    /** How many requests it works on at once, without its pool having grown; some threads may be busy otherwise. */
    int threadsAtStart();

    Path log();

    /** Starts, in the foreground, a server with the demo on the ports for another one. */
    List<String> startOther();

    List<String> stopOther();

    Path otherLog();

    /** What that server finds in its environment. */
    default Map<String, String> otherEnvironment() {
        return Map.of();
    }
}
