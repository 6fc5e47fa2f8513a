package com.isogeo.security.it;

import com.isogeo.standin.StandInOptions;
import com.isogeo.standin.StandInServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sets up what the tests of one server need before Arquillian starts it: free ports, certificates, the stand-in for Isogeo, the
 * demo, and the server's directory. JUnit calls it once, before the first test.
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
            startStandIn();
            DemoApplication.write(TestDirectory.of("wars").resolve("demo.war"));
            server.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It runs in this JVM until the tests end, and takes no thread of the server under test. */
    private static void startStandIn() throws IOException {
        StandInServer.start(StandInOptions.defaults()
                .withPort(Integer.parseInt(System.getProperty("standin.port")))
                .withIssuer(Sites.STANDIN)
                .withSilence(Duration.ofSeconds(8)));
    }
}
