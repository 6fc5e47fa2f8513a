package com.isogeo.security.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of a kind, and what they share.
 *
 * @param sharingPorts the ports at which sessions come and go between the nodes, or between nodes and database
 */
record Servers(String kind, List<Node> nodes, Optional<Database> database, List<Integer> sharingPorts)
        implements AutoCloseable {

    /** The names that the build has ports for. */
    static final List<String> NAMES = List.of("a", "b", "c");

    /** Starts that many nodes, one after the other, so that each finds those before it. */
    static Servers start(String kind, int count, boolean isSticky, Map<String, String> environment) {
        List<String> names = NAMES.subList(0, count);
        Servers servers =
                switch (kind) {
                    case "wildfly" ->
                        new Servers(
                                "WildFly",
                                names.stream()
                                        .<Node>map(name -> WildFlyNode.create(name, environment))
                                        .toList(),
                                Optional.empty(),
                                ports(".jgroups.port"));
                    case "liberty-database" ->
                        new Servers(
                                "Open Liberty, PostgreSQL",
                                liberty(names, "database", isSticky, environment),
                                Optional.of(new Database()),
                                List.of(Settings.number("database.port")));
                    case "liberty-cache" ->
                        new Servers(
                                "Open Liberty, Hazelcast",
                                liberty(names, "cache", isSticky, environment),
                                Optional.empty(),
                                ports(".hazelcast.port"));
                    default ->
                        throw new IllegalArgumentException(
                                "wildfly, liberty-database or liberty-cache, and not " + kind);
                };
        for (Node node : servers.nodes) {
            node.start();
            node.awaitReady();
        }
        return servers;
    }

    private static List<Node> liberty(
            List<String> names, String sessionsIn, boolean isSticky, Map<String, String> environment) {
        List<Node> nodes = new ArrayList<>();
        names.forEach(name -> nodes.add(new LibertyNode(name, sessionsIn, isSticky, environment)));
        return nodes;
    }

    private static List<Integer> ports(String key) {
        return NAMES.stream().map(name -> Settings.number(name + key)).toList();
    }

    Node a() {
        return nodes.get(0);
    }

    Node b() {
        return nodes.get(1);
    }

    @Override
    public void close() {
        nodes.forEach(Node::kill);
        database.ifPresent(Database::close);
    }
}
