package com.isogeo.security.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets up what the tests of one server need before Arquillian starts it: free ports, certificates, the applications, and the
 * server's directory. JUnit calls it once, before the first test.
 */
public final class TestSession implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("arquillian.launch") == null || System.getProperty("demo.port") != null) {
            return;
        }
        try {
            TestServer server = ServerUnderTest.server();
            Ports.choose(server);
            SelfSigned.create();
            copyApplications();
            server.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copyApplications() throws IOException {
        Path directory = Files.createDirectories(TestDirectory.of("wars"));
        for (String name : new String[] {"demo.war", "standin.war"}) {
            Files.deleteIfExists(directory.resolve(name));
            Files.copy(Path.of(System.getProperty(name)), directory.resolve(name));
        }
    }
}
