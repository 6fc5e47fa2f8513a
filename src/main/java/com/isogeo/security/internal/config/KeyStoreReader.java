package com.isogeo.security.internal.config;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/** Reads the key stores of one Rest Client, each from the class path of the application or from a file. */
final class KeyStoreReader {

    private static final String CLASSPATH = "classpath:";

    private final RestClientConfig config;
    private final ClassLoader application;

    KeyStoreReader(RestClientConfig config, ClassLoader application) {
        this.config = config;
        this.application = application;
    }

    /** The key store at this location; its type and its password are the keys that begin with this name. */
    // A wrong password is an IOException, too; the message may quote it.
    @SuppressWarnings("UnusedException")
    KeyStore read(String name, String location) throws InvalidSettingException {
        String type = config.findValue(name + "Type").orElse("JKS");
        char @Nullable [] password =
                config.findValue(name + "Password").map(String::toCharArray).orElse(null);
        try (InputStream content = open(location)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(content, password);
            return store;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "names " + location + ", which cannot be read as a key store of type " + type);
        }
    }

    private InputStream open(String location) throws IOException {
        if (location.startsWith(CLASSPATH)) {
            String name = location.substring(CLASSPATH.length());
            @Nullable
            InputStream content = application.getResourceAsStream(name.startsWith("/") ? name.substring(1) : name);
            if (content == null) {
                throw new IOException("not on the class path");
            }
            return content;
        }
        if (location.startsWith("file:/")) {
            return Files.newInputStream(Path.of(URI.create(location)));
        }
        return Files.newInputStream(Path.of(location.startsWith("file:") ? location.substring(5) : location));
    }
}
