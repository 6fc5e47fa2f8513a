package com.isogeo.security.benchmark;

import com.isogeo.standin.StandInClient;
import com.isogeo.standin.StandInOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Starts the variants of each server side by side, measures them in turns, and writes the report. */
public final class Benchmark {

    private Benchmark() {}

    /**
     * Runs to the end; nothing that it started is left.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        // Also where somebody stops the run.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        Wrk wrk = Wrk.find();
        List<Integer> ports = Ports.free(2);
        String clientSecret = UUID.randomUUID().toString();
        Path output = Settings.path("directory").resolve("provider.txt");
        Map<String, List<Comparison>> results = new LinkedHashMap<>();
        try (RunningProcess provider =
                RunningProcess.start(output, Map.of("CLIENT_SECRET", clientSecret), provider(ports))) {
            provider.awaitReady(URI.create("http://127.0.0.1:" + ports.get(0) + "/"));
            for (String name : Settings.list("servers")) {
                ServerKind kind = ServerKind.named(name);
                results.put(kind.label(), run(kind, wrk, environment(ports, clientSecret)));
            }
        }
        Report report = new Report(results, ModuleFigures.find());
        Directories.write(Settings.path("directory").resolve("performance.md"), report.tables());
        Directories.write(Settings.path("directory").resolve("performance.svg"), report.picture());
        if (report.isWhole()) {
            Documentation documentation = new Documentation();
            documentation.replaceFigures(report.tables());
            documentation.replacePicture(report.picture());
        }
        print(report.tables());
    }

    @SuppressWarnings("SystemOut")
    private static void print(String text) {
        System.out.println(text);
    }

    private static List<Comparison> run(ServerKind kind, Wrk wrk, Map<String, String> environment) {
        List<String> trials = Settings.list("trials");
        List<Installation> installations = variants().stream()
                .map(variant -> kind.install(variant, environment))
                .toList();
        List<Comparison> comparisons = new ArrayList<>();
        if (trials.contains("requests") || trials.contains("logins")) {
            comparisons.addAll(runTogether(installations, trials, wrk));
        }
        if (trials.contains("start")) {
            comparisons.add(new StartTrial(installations).run());
        }
        return comparisons;
    }

    private static List<Comparison> runTogether(List<Installation> installations, List<String> trials, Wrk wrk) {
        List<RunningServer> servers = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        try {
            installations.forEach(installation -> servers.add(installation.start()));
            if (trials.contains("requests")) {
                comparisons.addAll(new RequestTrial(wrk, servers).run());
            }
            if (trials.contains("logins")) {
                comparisons.add(new LoginTrial(servers).run());
            }
            return comparisons;
        } finally {
            servers.forEach(RunningServer::close);
        }
    }

    private static List<Variant> variants() {
        return Arrays.stream(Variant.values())
                .filter(variant -> Settings.text("variants").isEmpty()
                        || Settings.list("variants").contains(variant.fileName()))
                .toList();
    }

    private static List<String> provider(List<Integer> ports) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Provider.class.getName(),
                ports.get(0).toString(),
                ports.get(1).toString());
    }

    private static Map<String, String> environment(List<Integer> ports, String clientSecret) {
        StandInClient client = StandInOptions.defaults().clients().get(0);
        String standIn = "http://127.0.0.1:" + ports.get(0);
        Map<String, String> environment = new HashMap<>();
        environment.put("PROVIDER_URI", "http://127.0.0.1:" + ports.get(1));
        environment.put("CLIENT_SECRET", clientSecret);
        environment.put("ISOGEO_CLIENT_ID", client.id());
        environment.put("ISOGEO_CLIENT_SECRET", client.secret());
        environment.put("ISOGEO_REDIRECT_URI", "/login/callback");
        environment.put("ISOGEO_AUTHORIZATION_ENDPOINT", standIn + "/oauth/authorize");
        environment.put("ISOGEO_TOKEN_ENDPOINT", standIn + "/oauth/token");
        environment.put("ISOGEO_API_ENDPOINT", standIn);
        return environment;
    }
}
