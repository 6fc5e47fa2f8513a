package com.isogeo.security.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log of the server under test. */
final class ServerLog {

    private ServerLog() {}

    static String text() {
        try {
            return Files.readString(Path.of(System.getProperty("wlp.home"), "usr/servers/it/logs/messages.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
