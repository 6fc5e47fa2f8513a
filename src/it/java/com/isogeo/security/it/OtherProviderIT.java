package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.junit.jupiter.api.Test;

/** The unchanged demo uses another authorization server, by environment variables alone. */
class OtherProviderIT {

    private static final String OTHER = "http://localhost:" + System.getProperty("other.port");

    private static final int STANDIN_PORT = Integer.parseInt(System.getProperty("other-standin.port"));

    @Test
    void environmentVariablesPointTheDemoAtAnotherProvider() throws IOException, InterruptedException {
        MockOAuth2Server provider = new MockOAuth2Server();
        provider.start();
        HttpServer api = api();
        Map<String, String> environment = new HashMap<>();
        environment.put("ISOGEO_CLIENT_ID", "another-client");
        environment.put("ISOGEO_CLIENT_SECRET", "another-secret");
        environment.put("ISOGEO_REDIRECT_URI", OTHER + "/login/callback");
        environment.put(
                "ISOGEO_AUTHORIZATION_ENDPOINT", provider.authorizationEndpointUrl("default") + "?nonce=kept-as-it-is");
        environment.put(
                "ISOGEO_TOKEN_ENDPOINT", provider.tokenEndpointUrl("default").toString());
        environment.put(
                "ISOGEO_API_ENDPOINT", "http://127.0.0.1:" + api.getAddress().getPort());
        environment.put("ISOGEO_SCOPE", "openid profile");
        try (ServerProcess server = new ServerProcess(environment)) {
            server.awaitReady(OTHER + "/");
            IsogeoBrowser browser = Sites.browser();

            Page toAuthorize = browser.send(get(OTHER + "/me?x=1"));
            URI authorize = toAuthorize.location();
            assertEquals("kept-as-it-is", StandIn.parameter(authorize, "nonce"));
            assertEquals("openid profile", StandIn.parameter(authorize, "scope"));
            Page home = browser.send(get(browser.send(get(authorize)).location()));
            assertEquals(OTHER + "/me?x=1", home.location().toString());
            Page page = browser.send(get(home.location()));

            assertEquals(200, page.status());
            assertTrue(page.body().contains("Somebody Else"), page.body());
            assertTrue(
                    Files.readString(ServerUnderTest.server().otherLog())
                            .contains("The stand-in for Isogeo does not start: isogeo.client-id is set"),
                    "the stand-in says why it is not there");
            assertThrows(
                    ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), STANDIN_PORT).close());
        } finally {
            api.stop(0);
            provider.shutdown();
        }
    }

    private static HttpServer api() throws IOException {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map<String, String> responses = Map.of(
                "/account", "{\"_id\":\"0123456789abcdef0123456789abcdef\",\"contact\":{\"name\":\"Somebody Else\"}}",
                "/account/memberships", "[]");
        api.createContext("/", exchange -> {
            byte[] body = responses
                    .getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        api.start();
        return api;
    }
}
