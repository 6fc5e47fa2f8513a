package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Two self-signed certificates, and a trust store that holds the one called known. */
final class SelfSigned {

    static final String PASSWORD = "changeit";

    private static final Path DIRECTORY = TestDirectory.of("certificates");

    private SelfSigned() {}

    /** Creates them, for a proxy and a provider with TLS. */
    static void create() throws IOException {
        TestDirectory.delete(DIRECTORY);
        Files.createDirectories(DIRECTORY);
        for (String name : List.of("known", "unknown")) {
            keytool(
                    "-genkeypair -keyalg RSA -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1 -validity 2 -alias "
                            + name,
                    name + ".p12");
            keytool(
                    "-exportcert -rfc -alias " + name,
                    name + ".p12",
                    "-file",
                    certificate(name).toString());
        }
        keytool(
                "-importcert -noprompt -alias known",
                "trust.p12",
                "-file",
                certificate("known").toString());
    }

    private static void keytool(String words, String store, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(Command.ofJdk("keytool")));
        command.addAll(List.of(words.split(" ")));
        command.addAll(List.of(
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                DIRECTORY.resolve(store).toString()));
        command.addAll(List.of(more));
        Command.run(Map.of(), command);
    }

    static Path certificate(String name) {
        return DIRECTORY.resolve(name + ".pem");
    }

    static Path trustStore() {
        return DIRECTORY.resolve("trust.p12");
    }

    /** The private key in PEM for nginx, which keytool does not write. */
    static Path privateKey(String name) throws IOException, GeneralSecurityException {
        byte[] key = load(DIRECTORY.resolve(name + ".p12"))
                .getKey(name, PASSWORD.toCharArray())
                .getEncoded();
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
        return Files.writeString(
                DIRECTORY.resolve(name + "-key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    /** A context for a client that trusts the known certificate alone. */
    static SSLContext sslContext() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(load(trustStore()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
