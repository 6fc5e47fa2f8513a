package com.isogeo.security.cluster;

import java.util.Optional;

/** The two nodes of a kind, and what they share. */
record Servers(String kind, Node a, Node b, Optional<Database> database) implements AutoCloseable {

    static Servers start(String kind, boolean isSticky) {
        Servers servers =
                switch (kind) {
                    case "wildfly" -> new Servers(kind, new WildFlyNode("a"), new WildFlyNode("b"), Optional.empty());
                    case "liberty" ->
                        new Servers(
                                kind,
                                LibertyNode.ofCluster("a", isSticky),
                                LibertyNode.ofCluster("b", isSticky),
                                Optional.of(new Database()));
                    default -> throw new IllegalArgumentException("wildfly or liberty, and not " + kind);
                };
        servers.a.start();
        servers.a.awaitReady();
        servers.b.start();
        servers.b.awaitReady();
        return servers;
    }

    @Override
    public void close() {
        a.kill();
        b.kill();
        database.ifPresent(Database::close);
    }
}
