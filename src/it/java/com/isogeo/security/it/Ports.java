package com.isogeo.security.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Free ports, as system properties that {@code arquillian.xml} and the tests refer to. */
final class Ports {

    private static final List<String> NAMES = List.of(
            "demo.port",
            "standin.port",
            "management.port",
            "other.port",
            "other-standin.port",
            "other-management.port",
            "proxy.port",
            "encoded.port",
            "tls-standin.port",
            "unknown-tls-standin.port");

    private Ports() {}

    static void choose(TestServer server) throws IOException {
        List<String> names = new ArrayList<>(NAMES);
        names.addAll(server.morePorts());
        // All sockets are open at once, so that no port is chosen twice.
        List<ServerSocket> sockets = new ArrayList<>();
        for (String name : names) {
            ServerSocket socket = new ServerSocket(0);
            sockets.add(socket);
            System.setProperty(name, String.valueOf(socket.getLocalPort()));
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }
}
