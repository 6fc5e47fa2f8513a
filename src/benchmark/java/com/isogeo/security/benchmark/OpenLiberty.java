package com.isogeo.security.benchmark;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Open Liberty, one server directory for each variant. */
final class OpenLiberty implements ServerKind {

    private static final String SERVER = "benchmark";

    @Override
    public String label() {
        return "Open Liberty " + Settings.text("liberty.version");
    }

    @Override
    public String fileName() {
        return "liberty";
    }

    @Override
    public Installation install(Variant variant, Map<String, String> environment) {
        Path user =
                Directories.empty(Settings.path("directory").resolve(fileName()).resolve(variant.fileName()));
        Path server = user.resolve("servers").resolve(SERVER);
        int port = Ports.free(1).get(0);
        Directories.write(
                server.resolve("server.xml"),
                Directories.read(Settings.path("liberty.configuration").resolve("server.xml")));
        Directories.write(server.resolve("variant.xml"), additions(variant));
        Directories.write(server.resolve("apps/empty"), "");
        Applications.write(Applications.create(variant, ""), server.resolve("apps/application.war"));

        Map<String, String> all = new HashMap<>(environment);
        all.put("WLP_USER_DIR", user.toString());
        all.put("JVM_ARGS", String.join(" ", Installation.HEAP));
        all.put("benchmark_port", String.valueOf(port));
        return new Installation(
                variant,
                port,
                user.resolve("output.txt"),
                all,
                List.of(Settings.path("liberty.home").resolve("bin/server").toString(), "run", SERVER));
    }

    private static String additions(Variant variant) {
        return switch (variant) {
            case FORM ->
                Users.names().stream()
                        .map(name -> "<user name=\"" + name + "\" password=\"" + name + "\"/>")
                        .collect(joining("\n", "<server><basicRegistry>\n", "\n</basicRegistry></server>\n"));
            case OPENID_ANNOTATION -> file("openid-annotation.xml");
            case OWN_CLIENT -> file("openid-connect-client.xml");
            default -> file("plain.xml");
        };
    }

    private static String file(String name) {
        return Directories.read(Settings.path("liberty.configuration").resolve(name));
    }
}
