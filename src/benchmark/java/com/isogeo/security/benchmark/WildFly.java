package com.isogeo.security.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WildFly, one base directory for each variant. */
final class WildFly implements ServerKind {

    private static final String CONFIGURATION = "standalone-microprofile.xml";

    /** For its subsystem elytron-oidc-client. */
    private static final String LOGIN_CONFIG = """
                <login-config>
                    <auth-method>OIDC</auth-method>
                </login-config>
            """;

    private final Path home = Settings.path("wildfly.home");

    @Override
    public String label() {
        return "WildFly " + Settings.text("wildfly.version");
    }

    @Override
    public String fileName() {
        return "wildfly";
    }

    @Override
    public Installation install(Variant variant, Map<String, String> environment) {
        Path base =
                Directories.empty(Settings.path("directory").resolve(fileName()).resolve(variant.fileName()));
        Path output = base.resolve("output.txt");
        Directories.copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        runScript("server.cli", base, output);
        if (variant.isJakartaSecurity()) {
            runScript("jakarta-security.cli", base, output);
        }
        if (variant == Variant.FORM) {
            writeUsers(base.resolve("configuration"));
        }
        WebArchive application = Applications.create(variant, LOGIN_CONFIG);
        if (variant == Variant.OWN_CLIENT) {
            application.addAsWebInfResource(new StringAsset(clientSettings(environment)), "oidc.json");
        }
        Directories.write(base.resolve("deployments/README.txt"), "");
        Applications.write(application, base.resolve("deployments/ROOT.war"));
        return installation(variant, base, environment);
    }

    private Installation installation(Variant variant, Path base, Map<String, String> environment) {
        List<Integer> ports = Ports.free(2);
        Map<String, String> all = new HashMap<>(environment);
        // The server's script takes no blank in an argument, and this is where the paths are.
        all.put("JBOSS_BASE_DIR", base.toString());
        all.put("JBOSS_JAVA_SIZING", String.join(" ", Installation.HEAP));
        return new Installation(
                variant,
                ports.get(0),
                base.resolve("output.txt"),
                all,
                List.of(
                        home.resolve("bin/standalone.sh").toString(),
                        "-c",
                        CONFIGURATION,
                        "-Djboss.http.port=" + ports.get(0),
                        "-Djboss.management.http.port=" + ports.get(1)));
    }

    /** As bin/jboss-cli.sh does, but for directories with a blank. */
    private void runScript(String script, Path base, Path output) {
        RunningProcess.run(
                output,
                Map.of("JBOSS_HOME", home.toString()),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.modules.system.pkgs=com.sun.java.swing",
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + Settings.path("wildfly.configuration").resolve(script)));
    }

    /** As bin/add-user.sh does. */
    private static void writeUsers(Path configuration) {
        Directories.write(
                configuration.resolve("application-users.properties"),
                Users.names().stream()
                        .map(name -> name + "=" + digest(name + ":ApplicationRealm:" + name))
                        .collect(joining(
                                "\n", "#$REALM_NAME=ApplicationRealm$ This line is used by the server.\n", "\n")));
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String clientSettings(Map<String, String> environment) {
        return """
                {"client-id": "benchmark", "provider-url": "%s", "ssl-required": "none", "principal-attribute": "preferred_username",
                 "credentials": {"secret": "%s"}}
                """.formatted(environment.get("PROVIDER_URI"), environment.get("CLIENT_SECRET"));
    }
}
