package com.isogeo.security.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The log of the server under test. */
final class ServerLog {

    private ServerLog() {}

    static String text() {
        try {
            return Files.readString(ServerUnderTest.current().log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
