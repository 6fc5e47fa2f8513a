package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws InterruptedException {
        return Program.run(
                List.of(arguments),
                Map.of(),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                server -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prt 1",
                "port",
                "--port",
                "--port many",
                "--port 70000",
                "--silence 0",
                "--token-life -1",
                "--client-id x",
                "--client-secret-file /nowhere",
                "--redirect-uri /callback",
                "--redirect-uri %",
                "--key-store x",
                "--help-me x",
                "--client-secret x"
            })
    void wrongOptionIsOneSentence(String arguments) throws InterruptedException {
        assertEquals(2, run(arguments.split(" ")));
        assertEquals("", out.toString(UTF_8));
        assertEquals(1, err.toString(UTF_8).lines().count(), err.toString(UTF_8));
    }

    @Test
    void takenPortIsOneSentenceToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, run("--port", "" + taken.getLocalPort()));
        }
        assertEquals(1, err.toString(UTF_8).lines().count(), err.toString(UTF_8));
    }

    @Test
    void helpNamesEachOption() throws InterruptedException {
        assertEquals(0, run("--port", "x", "--help"));
        for (String option : List.of("--port", "--client-id", "--client-secret-file", "--redirect-uri", "--issuer")) {
            assertTrue(out.toString(UTF_8).contains("  " + option + " "), option);
        }
    }

    @Test
    void startIsAnnounced() throws InterruptedException {
        assertEquals(0, run("--port", "0"));
        String text = out.toString(UTF_8);
        assertTrue(text.matches("(?s).*http://127\\.0\\.0\\.1:\\d+/.*alice, bob, carol.*Ctrl-C.*"), text);
        assertTrue(text.contains("for development only"), text);
        assertFalse(text.contains(TestClient.CLIENT.secret()));
    }

    @Test
    void optionsAreTaken(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "sésame\n", UTF_8);
        StandInOptions options = CommandLine.parse(
                        List.of("--port 1 --client-id me --client-secret-file " + secret
                                        + " --redirect-uri http://localhost/a --redirect-uri http://localhost/b"
                                        + " --issuer https://issuer.example --silence 8 --token-life 60 --key-store"
                                        + " store.p12")
                                .stream()
                                .flatMap(line -> List.of(line.split(" ")).stream())
                                .toList(),
                        Map.of("STANDIN_KEY_STORE_PASSWORD", "changeit"))
                .orElseThrow();

        assertEquals(
                StandInOptions.defaults()
                        .withPort(1)
                        .withClient(new StandInClient("me", "sésame"))
                        .withRedirectUris(Set.of("http://localhost/a", "http://localhost/b"))
                        .withIssuer("https://issuer.example")
                        .withSilence(Duration.ofSeconds(8))
                        .withTokenLife(Duration.ofSeconds(60))
                        .withKeyStore(Path.of("store.p12"), "changeit"),
                options);
        assertEquals(Optional.of(9081), CommandLine.parse(List.of(), Map.of()).map(StandInOptions::port));
    }

    @Test
    void processEndsWithinASecondOfItsSignal() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.isogeo.standin.Program",
                        "--port",
                        "0")
                .redirectErrorStream(true)
                .start();
        try (InputStream lines = process.getInputStream()) {
            String first = firstLine(lines);
            URI address = URI.create(first.replaceFirst(".*(http://\\S+)/ .*", "$1"));
            assertEquals(200, IsogeoBrowser.at(address).get("/").status());

            process.destroy();

            assertTrue(process.waitFor(1, TimeUnit.SECONDS));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(InputStream lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = lines.read(); next >= 0 && next != '\n'; next = lines.read()) {
            line.write(next);
        }
        return line.toString(UTF_8);
    }
}
