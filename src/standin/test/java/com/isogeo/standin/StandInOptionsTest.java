package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInOptionsTest {

    private static final StandInOptions DEFAULTS = StandInOptions.defaults();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "::",
                "",
                "192.168.1.1",
                "localhost.example",
                "127.0.0.1.example",
                "127.0.0.256",
                "127.1",
                "10.127.0.1"
            })
    void hostIsOnLoopback(String host) {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withHost(host));
    }

    @Test
    void wrongValuesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withPort(-1));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withPort(65536));
        assertThrows(IllegalArgumentException.class, DEFAULTS::withClients);
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withTokenLife(Duration.ofMillis(999)));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withSilence(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withRedirectUris(Set.of("/callback")));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withRedirectUris(Set.of("http://localhost/#a")));
        assertThrows(IllegalArgumentException.class, () -> new StandInClient("a:b", "c"));
        assertThrows(IllegalArgumentException.class, () -> new StandInClient("a", ""));
        assertThrows(IllegalArgumentException.class, () -> StandInUser.named("two words"));
        assertThrows(IllegalArgumentException.class, () -> StandInUser.named("line\nbreak"));
    }

    @Test
    void copiesChangeOnePart() {
        StandInOptions changed = DEFAULTS.withHost("::1").withPort(1).withSilence(Duration.ofSeconds(2));

        assertEquals(
                changed, DEFAULTS.withSilence(Duration.ofSeconds(2)).withPort(1).withHost("::1"));
        assertEquals("127.0.0.1", DEFAULTS.host());
        assertEquals(0, DEFAULTS.port());
    }

    @Test
    void defaultsAreTheClientsAndUsersThatTestsKnow() {
        assertEquals(
                List.of(
                        "standin-demo-6f0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7",
                        "standin-second-1a0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7"),
                DEFAULTS.clients().stream().map(StandInClient::id).toList());
        assertTrue(DEFAULTS.clients().stream().allMatch(client -> client.secret()
                .equals("Q7+/s=%k\u00e9vR2mX9tB4wZ8nL1cY6hG3jD5fS0aP+uE/iO=oK%yT7rW2qN9bV4xM8z")));
        assertEquals(
                List.of("alice", "bob", "carol"),
                DEFAULTS.users().stream().map(StandInUser::login).toList());
        assertEquals(StandInUser.defaults().get(0), StandInUser.named("alice"));
        assertEquals(32, StandInUser.named("dave-of-a-test").id().length());
    }

    @Test
    void secretsAreNotInTexts() {
        String text = DEFAULTS.withKeyStore(Path.of("store.p12"), "the-password")
                        .withUsers(List.of(StandInUser.named("alice").withPassword("sesame")))
                        .toString()
                + TestClient.CLIENT;

        assertFalse(text.contains(TestClient.CLIENT.secret()), text);
        assertFalse(text.contains("the-password"), text);
        assertFalse(text.contains("sesame"), text);
    }

    @Test
    void keyStoreMakesItSpeakTls(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        assertThrows(IOException.class, () -> StandInServer.start(DEFAULTS.withKeyStore(store, "wrong")));
        assertThrows(
                IOException.class,
                () -> StandInServer.start(DEFAULTS.withKeyStore(folder.resolve("none.p12"), "changeit")));
        try (StandInServer server = StandInServer.start(DEFAULTS.withKeyStore(store, "changeit"))) {
            URI address = server.address();
            assertEquals("https", address.getScheme());
            assertEquals(
                    200, IsogeoBrowser.at(address, trusting(store)).get("/").status());
        }
    }

    private static SSLContext trusting(Path store) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "standin",
                KeyStore.getInstance(store.toFile(), "changeit".toCharArray()).getCertificate("mykey"));
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
