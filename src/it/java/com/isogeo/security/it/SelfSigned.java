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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Certificates: those called known, unknown and stranger are self-signed, the others an authority's. The trust store holds known and
 * the authority.
 */
final class SelfSigned {

    static final String PASSWORD = "changeit";

    private static final String SIGNED = "signed.p12";
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
        trust("known");
        keytool("-genkeypair -keyalg RSA -dname CN=authority -ext bc:c -validity 2 -alias authority", SIGNED);
        sign("named", "-ext SAN=dns:localhost,ip:127.0.0.1 -validity 2");
        sign("misnamed", "-ext SAN=dns:elsewhere.example -validity 2");
        sign("expired", "-ext SAN=dns:localhost,ip:127.0.0.1 -startdate -3d -validity 1");
        keytool("-genkeypair -keyalg RSA -dname CN=stranger -ext SAN=ip:127.0.0.1 -validity 2 -alias stranger", SIGNED);
        keytool(
                "-exportcert -rfc -alias authority",
                SIGNED,
                "-file",
                certificate("authority").toString());
        trust("authority");
    }

    private static void sign(String name, String words) throws IOException {
        keytool(
                "-genkeypair -keyalg RSA -dname CN=" + name + " -signer authority -alias " + name + " " + words,
                SIGNED);
    }

    private static void trust(String name) throws IOException {
        keytool(
                "-importcert -noprompt -alias " + name,
                "trust.p12",
                "-file",
                certificate(name).toString());
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

    /** A context for a server with the certificate stranger, or one of the authority's: named, misnamed or expired. */
    static SSLContext serverContext(String name) {
        char[] password = PASSWORD.toCharArray();
        try {
            KeyStore all = load(DIRECTORY.resolve(SIGNED));
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(name, all.getKey(name, password), password, all.getCertificateChain(name));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(one, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A context for a client that trusts what the trust store holds. */
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
