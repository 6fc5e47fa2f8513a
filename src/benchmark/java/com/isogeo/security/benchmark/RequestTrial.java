package com.isogeo.security.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Requests of users who are signed in, and of nobody at an open page. */
final class RequestTrial {

    /** The title of the comparison that says most. */
    static final String TYPICAL = title(Users.COUNT, 32);

    private static final List<Integer> SESSIONS = List.of(1, Users.COUNT);
    private static final List<Integer> CONNECTIONS = List.of(8, 32);
    private static final int WARM_UP_CONNECTIONS = 32;

    private final Wrk wrk;
    private final List<RunningServer> servers;

    RequestTrial(Wrk wrk, List<RunningServer> servers) {
        this.wrk = wrk;
        this.servers = servers;
    }

    List<Comparison> run() {
        Map<Variant, List<String>> lines = new EnumMap<>(Variant.class);
        servers.forEach(server -> lines.put(server.variant(), signIn(server)));
        servers.forEach(server -> wrk.run(
                server,
                "/page",
                users(server, lines.get(server.variant())),
                WARM_UP_CONNECTIONS,
                Settings.number("warm-up.seconds")));
        List<Comparison> comparisons = new ArrayList<>();
        for (int sessions : SESSIONS) {
            for (int connections : CONNECTIONS) {
                comparisons.add(compare(title(sessions, connections), "/page", sessions, connections, lines));
            }
        }
        comparisons.add(openPage());
        return comparisons;
    }

    private static String title(int sessions, int connections) {
        return sessions + (sessions == 1 ? " session, " : " sessions, ") + connections + " connections";
    }

    private Comparison openPage() {
        Map<Variant, List<String>> nobody = new EnumMap<>(Variant.class);
        servers.stream()
                .map(RunningServer::variant)
                .filter(variant -> variant != Variant.CONSTANT_CALLER)
                .forEach(variant -> nobody.put(variant, List.of("nobody\t")));
        return compare("An open page, nobody signed in, 32 connections", "/open", 1, 32, nobody);
    }

    private Comparison compare(
            String title, String page, int sessions, int connections, Map<Variant, List<String>> lines) {
        Comparison comparison = new Comparison(Comparison.Kind.REQUESTS, title, Variant.NO_SECURITY);
        List<RunningServer> order = new ArrayList<>(servers);
        order.removeIf(server -> !lines.containsKey(server.variant()));
        for (int round = 0; round < Settings.number("rounds"); round++) {
            for (RunningServer server : order) {
                List<String> all = lines.get(server.variant());
                Path users = users(server, all.subList(0, Math.min(sessions, all.size())));
                comparison.add(server.variant(), wrk.run(server, page, users, connections, Settings.number("seconds")));
            }
            Collections.rotate(order, 1);
        }
        return comparison;
    }

    private static List<String> signIn(RunningServer server) {
        return switch (server.variant()) {
            case NO_SECURITY -> List.of("nobody\t");
            case CONSTANT_CALLER -> List.of("somebody\t");
            default ->
                Users.names().stream()
                        .map(name -> name + "\t" + SignIn.at(server, name))
                        .toList();
        };
    }

    private static Path users(RunningServer server, List<String> lines) {
        Path file =
                Settings.path("directory").resolve("users-" + server.variant().fileName() + ".txt");
        Directories.write(file, String.join("\n", lines) + "\n");
        return file;
    }
}
