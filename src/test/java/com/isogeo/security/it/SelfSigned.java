package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Two certificates that the build made, which no authority knows, and the trust store that knows the one called known. */
final class SelfSigned {

    static final String PASSWORD = "changeit";

    private static final Path DIRECTORY = Path.of(System.getProperty("certificate.directory"));

    private SelfSigned() {}

    static Path certificate(String name) {
        return DIRECTORY.resolve(name + ".pem");
    }

    static Path trustStore() {
        return DIRECTORY.resolve("trust.p12");
    }

    /** The private key as nginx reads it; keytool writes none. */
    static Path privateKey(String name) throws IOException, GeneralSecurityException {
        byte[] key = load(DIRECTORY.resolve(name + ".p12"))
                .getKey(name, PASSWORD.toCharArray())
                .getEncoded();
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key);
        return Files.writeString(
                DIRECTORY.resolve(name + "-key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n");
    }

    /** For a client that trusts the known certificate alone. */
    static SSLContext trusting() {
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
