package com.isogeo.security.cluster;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Runs each kind of servers behind each kind of proxy, prints a table, and fails when a user lost something. */
public final class TwoNodes {

    private TwoNodes() {}

    /** Kinds of servers ({@code wildfly,liberty-database,liberty-cache}) and of proxies ({@code round-robin,sticky}). */
    public static void main(String[] arguments) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        List<Result> results = new ArrayList<>();
        Program.forgetOutputs();
        Node standin = LibertyNode.standin();
        standin.start();
        standin.awaitReady();
        for (String kind : arguments[0].split(",")) {
            for (String proxy : arguments[1].split(",")) {
                boolean isSticky = proxy.equals("sticky");
                try (Servers servers = Servers.start(kind, isSticky)) {
                    results.add(new Trial(servers, isSticky).run());
                }
            }
        }
        standin.kill();
        System.out.println(table(results));
        List<String> missed =
                results.stream().flatMap(result -> result.missed().stream()).toList();
        missed.forEach(System.out::println);
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private static String table(List<Result> results) {
        List<String> names = List.copyOf(results.get(0).rows().keySet());
        return "| | " + results.stream().map(Result::name).collect(joining(" | ")) + " |\n| --- |"
                + " ---: |".repeat(results.size()) + "\n"
                + names.stream()
                        .map(name -> "| " + name + " | "
                                + results.stream()
                                        .map(result -> result.rows().get(name))
                                        .collect(joining(" | ")) + " |\n")
                        .collect(joining());
    }
}
