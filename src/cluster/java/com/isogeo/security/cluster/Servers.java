package com.isogeo.security.cluster;

import java.util.Map;
import java.util.Optional;

/** The two nodes of a kind, and what they share. */
record Servers(String kind, Node a, Node b, Optional<Database> database) implements AutoCloseable {

    static Servers start(String kind, boolean isSticky, Map<String, String> environment) {
        Servers servers =
                switch (kind) {
                    case "wildfly" ->
                        new Servers(
                                "WildFly",
                                WildFlyNode.create("a", environment),
                                WildFlyNode.create("b", environment),
                                Optional.empty());
                    case "liberty-database" ->
                        liberty(
                                "Open Liberty, PostgreSQL",
                                "database",
                                isSticky,
                                environment,
                                Optional.of(new Database()));
                    case "liberty-cache" ->
                        liberty("Open Liberty, Hazelcast", "cache", isSticky, environment, Optional.empty());
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

    private static Servers liberty(
            String kind,
            String sessionsIn,
            boolean isSticky,
            Map<String, String> environment,
            Optional<Database> database) {
        return new Servers(
                kind,
                new LibertyNode("a", sessionsIn, isSticky, environment),
                new LibertyNode("b", sessionsIn, isSticky, environment),
                database);
    }

    @Override
    public void close() {
        a.kill();
        b.kill();
        database.ifPresent(Database::close);
    }
}
