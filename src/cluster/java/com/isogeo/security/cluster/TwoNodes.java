package com.isogeo.security.cluster;

import static java.util.stream.Collectors.joining;

import com.isogeo.standin.StandInClient;
import com.isogeo.standin.StandInOptions;
import com.isogeo.standin.StandInServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs each kind of servers behind each kind of proxy, prints a table, and fails when a user lost something. */
public final class TwoNodes {

    private TwoNodes() {}

    /** Kinds of servers ({@code wildfly,liberty-database,liberty-cache}) and of proxies ({@code round-robin,sticky}). */
    public static void main(String[] arguments) throws IOException {
        Program.killAllAtTheEnd();
        List<Result> results = new ArrayList<>();
        Program.deleteOutputs();
        // In this process, as it outlives the nodes.
        try (StandInServer standIn = StandInServer.start(options())) {
            Map<String, String> environment = environment(standIn);
            for (String kind : arguments[0].split(",")) {
                for (String proxy : arguments[1].split(",")) {
                    boolean isSticky = proxy.equals("sticky");
                    try (Servers servers = Servers.start(kind, 2, isSticky, environment)) {
                        results.add(new Trial(standIn, servers, isSticky).run());
                    }
                }
            }
        }
        System.out.println(table(results));
        List<String> violations =
                results.stream().flatMap(result -> result.violations().stream()).toList();
        violations.forEach(System.out::println);
        System.exit(violations.isEmpty() ? 0 : 1);
    }

    private static StandInOptions options() {
        // An environment is sure to carry ASCII only.
        return StandInOptions.defaults()
                .withPort(Settings.number("standin.port"))
                .withClient(new StandInClient("two-nodes", "secret-of-two-nodes"))
                .withRedirectUris(Set.of(Settings.callback()));
    }

    /** The redirect URI is the proxy's. */
    private static Map<String, String> environment(StandInServer standIn) {
        Map<String, String> environment = Settings.environment(standIn);
        environment.put("ISOGEO_REDIRECT_URI", Settings.callback());
        return environment;
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
