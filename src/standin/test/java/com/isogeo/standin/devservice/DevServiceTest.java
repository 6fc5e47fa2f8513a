package com.isogeo.standin.devservice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevServiceTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void standInListensAtThePortThatIsSet() throws Exception {
        int port = freePort();
        DevService service = DevService.start(settings(String.valueOf(port)));
        try {
            assertEquals("http://127.0.0.1:" + port, service.address().toString());
            assertEquals(
                    Set.of(
                            "isogeo.client-id",
                            "isogeo.client-secret",
                            "isogeo.redirect-uri",
                            "isogeo.authorization-endpoint",
                            "isogeo.token-endpoint",
                            "isogeo.api-endpoint"),
                    service.configuration().keySet());
            new Socket(LOOPBACK, port).close();
        } finally {
            service.stop();
        }

        assertThrows(IOException.class, () -> new Socket(LOOPBACK, port));
    }

    @Test
    void twoApplicationsThatSetNoPortEachHaveAStandIn() throws Exception {
        // Whoever has the default port: the second one, at the latest, cannot have it.
        DevService first = DevService.start(withoutPort());
        DevService second = DevService.start(withoutPort());
        try {
            assertNotEquals(first.address(), second.address());
            assertNotEquals(9081, second.address().getPort());
        } finally {
            first.stop();
            second.stop();
        }
    }

    @Test
    void takenPortThatIsSetStopsTheDeployment() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            DevServiceException refusal = assertThrows(
                    DevServiceException.class, () -> DevService.start(settings(String.valueOf(other.getLocalPort()))));

            assertTrue(refusal.getMessage().contains("port " + other.getLocalPort()), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("isogeo.standin.port"), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "9 081", "99999999999"})
    void portThatIsNoneStopsTheDeployment(String port) {
        DevServiceException refusal = assertThrows(DevServiceException.class, () -> DevService.start(settings(port)));

        assertTrue(refusal.getMessage().startsWith("isogeo.standin.port must be"), refusal.getMessage());
    }

    private static ApplicationSettings settings(String port) {
        return new ApplicationSettings(ApplicationSettingsTest.config(100, "isogeo.standin.port", port));
    }

    private static ApplicationSettings withoutPort() {
        return new ApplicationSettings(ApplicationSettingsTest.config(100, "other", "key"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
