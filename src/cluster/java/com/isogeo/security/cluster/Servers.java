package com.isogeo.security.cluster;

import java.util.Optional;

/** The two nodes of a kind, and what they share. */
record Servers(String kind, Node a, Node b, Optional<Database> database) implements AutoCloseable {

    static Servers start(String kind, boolean isSticky) {
        Servers servers =
                switch (kind) {
                    case "wildfly" ->
                        new Servers("WildFly", new WildFlyNode("a"), new WildFlyNode("b"), Optional.empty());
                    case "liberty-database" ->
                        liberty("Open Liberty, PostgreSQL", "database", isSticky, Optional.of(new Database()));
                    case "liberty-cache" -> liberty("Open Liberty, Hazelcast", "cache", isSticky, Optional.empty());
                    default ->
                        throw new IllegalArgumentException(
                                "wildfly, liberty-database or liberty-cache, and not " + kind);
                };
        servers.a.start();
        servers.a.awaitReady();
        servers.b.start();
        servers.b.awaitReady();
        return servers;
    }

    private static Servers liberty(String kind, String sessionsIn, boolean isSticky, Optional<Database> database) {
        return new Servers(
                kind,
                LibertyNode.ofCluster("a", sessionsIn, isSticky),
                LibertyNode.ofCluster("b", sessionsIn, isSticky),
                database);
    }

    @Override
    public void close() {
        a.kill();
        b.kill();
        database.ifPresent(Database::close);
    }
}
