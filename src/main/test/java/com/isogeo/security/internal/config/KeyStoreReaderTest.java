package com.isogeo.security.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyStoreReaderTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private Path directory;

    private byte[] content;
    private Path file;

    @BeforeEach
    void makeStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setEntry(
                "ours",
                new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")),
                new KeyStore.PasswordProtection(PASSWORD.toCharArray()));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, PASSWORD.toCharArray());
        content = bytes.toByteArray();
        file = Files.write(directory.resolve("trust.p12"), content);
    }

    @Test
    @DisplayName("S23 A key store is read from each kind of place, with what is in it")
    void storeIsReadFromEachPlace() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
        for (String location : new String[] {
            file.toString(),
            file.toUri().toString(),
            "file:" + relative,
            "classpath:stores/trust.p12",
            "classpath:/stores/trust.p12"
        }) {
            assertTrue(read(location, PASSWORD).containsAlias("ours"), location);
        }
    }

    @Test
    @DisplayName("S29 S40 A key store that cannot be read is told by its place and type, without the password")
    void unreadableStoreIsTold() {
        for (String location : new String[] {file.toString(), "classpath:not-there.p12", "file:not-there.p12"}) {
            assertEquals(
                    "names " + location + ", which cannot be read as a key store of type PKCS12",
                    assertThrows(InvalidSettingException.class, () -> read(location, "wrong"))
                            .problem());
        }
    }

    private KeyStore read(String location, String password) throws InvalidSettingException {
        RestClientConfig config = new RestClientConfig(
                TestConfig.of(Map.of(
                        "isogeo-token/mp-rest/trustStoreType",
                        "PKCS12",
                        "isogeo-token/mp-rest/trustStorePassword",
                        password)),
                "isogeo-token",
                "a.TokenEndpoint");
        return new KeyStoreReader(config, new OneFile(content)).read("trustStore", location);
    }

    /** The class path of an application. */
    private static final class OneFile extends ClassLoader {

        private final byte[] content;

        private OneFile(byte[] content) {
            this.content = content;
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            return name.equals("stores/trust.p12") ? new ByteArrayInputStream(content) : null;
        }
    }
}
