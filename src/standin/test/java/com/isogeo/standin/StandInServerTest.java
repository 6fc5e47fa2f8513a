package com.isogeo.standin;

import static com.isogeo.standin.TestClient.exchange;
import static com.isogeo.standin.TestClient.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.oauth.RequestLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server as HTTP sees it, what it received, and its life. */
class StandInServerTest {

    private StandInServer server;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults());
        client = new TestClient(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknownPathIsNotFound() {
        for (String path : new String[] {"/unheard", "/oauth/elsewhere", "/login/", "/LOGIN", "/account/../account"}) {
            assertEquals(404, client.get(path).statusCode(), path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /login, 'GET, HEAD, POST'",
        "GET, /oauth/token, POST",
        "HEAD, /oauth/token, POST",
        "POST, /account, 'GET, HEAD'",
        "OPTIONS, /standin/requests, 'DELETE, GET, HEAD'"
    })
    void otherMethodIsNotAllowed(String method, String path, String allowed) {
        HttpResponse<String> response = client.method(method, path);

        assertEquals(405, response.statusCode());
        assertEquals(allowed, header(response, "Allow"));
    }

    @Test
    void headIsGetWithoutABody() {
        for (String path : new String[] {"/", "/login", "/standin.css", "/standin/requests"}) {
            HttpResponse<String> get = client.get(path);
            HttpResponse<String> head = client.method("HEAD", path);

            assertEquals(200, head.statusCode());
            assertEquals("", head.body());
            assertEquals(header(get, "Content-Length"), header(head, "Content-Length"));
        }
        assertEquals(401, client.method("HEAD", "/account").statusCode());
    }

    @Test
    void bodyIsLimited() {
        assertEquals(
                413,
                client.postText("/oauth/token", "a=" + "b".repeat(64 * 1024)).statusCode());
        assertEquals(
                413, client.postText("/login", "a=" + "b".repeat(5_000_000)).statusCode());
        assertEquals(
                401,
                client.postText("/oauth/token", "a=" + "b".repeat(64 * 1024 - 2))
                        .statusCode());
    }

    @Test
    void formThatDoesNotParseIsABadRequest() {
        assertEquals(400, client.postText("/oauth/token", "a=%zz").statusCode());
        assertEquals(400, client.postText("/login", "a=b&".repeat(2000)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?a=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
                "POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Type: ;;=\r\nContent-Length: 1\r\n\r\na",
                "GET /account HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \u0001\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: x\r\nCookie: standin=;;standin\r\nAccept-Language: ;q=x,,\r\n\r\n"
            })
    void oddRequestIsAnsweredWithoutATrace(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertTrue(
                    Pattern.compile("^HTTP/1.1 (200|4\\d\\d) ")
                            .matcher(response)
                            .find(),
                    response);
            assertFalse(response.contains("\tat "), response);
        }
        assertEquals(200, client.get("/").statusCode());
    }

    @Test
    void receivedRequestsAreToldByUser() {
        client.tokens("alice", "ok");
        client.tokens("bob", "ok");
        client.token(exchange("unheard"));

        assertEquals(
                List.of("POST /login Optional.empty", "POST /oauth/token Optional[authorization_code]"),
                server.received("alice").stream()
                        .map(request -> request.method() + " " + request.path() + " " + request.grantType())
                        .toList());
        assertEquals(5, server.received().size());
        assertEquals("", server.received().get(4).user());
        assertTrue(client.get("/standin/requests?user=alice")
                .body()
                .matches("\\[\\{\"at\":\"[^\"]+\",\"method\":\"POST\",\"path\":\"/login\"},"
                        + "\\{\"at\":\"[^\"]+\",\"method\":\"POST\",\"path\":\"/oauth/token\","
                        + "\"grant_type\":\"authorization_code\"}]"));

        assertEquals(
                204, client.method("DELETE", "/standin/requests?user=alice").statusCode());
        assertEquals(3, server.received().size());
        server.forgetReceived("bob");
        assertEquals(1, server.received().size());
        client.method("DELETE", "/standin/requests");
        assertEquals(List.of(), server.received());
    }

    @Test
    void receivedRequestsAreBounded() {
        RequestLog log = new RequestLog(new TestClock());
        for (int i = 0; i < 20_010; i++) {
            log.add(new Request("GET", "/" + i, "", Parameters.none(), Parameters.none(), Map.of()), Optional.empty());
        }

        assertEquals(20_000, log.all().size());
        assertEquals("/10", log.all().get(0).path());
    }

    @Test
    void originOfATokenIsTold() {
        String token = client.tokens("alice", "ok").getString("access_token");

        assertTrue(client.api("/standin/token", token)
                .body()
                .matches("\\{\"user\":\"alice\",\"family\":\"[0-9a-f]{24}\",\"refreshes\":\"0\"}"));
        assertEquals("/standin/token", server.received("alice").get(2).path());
    }

    @Test
    void configurationNamesWhatIsSet() throws IOException {
        assertEquals(
                Map.of(
                        "isogeo.client-id",
                        TestClient.CLIENT.id(),
                        "isogeo.client-secret",
                        TestClient.CLIENT.secret(),
                        "isogeo.redirect-uri",
                        "/login/callback",
                        "isogeo.authorization-endpoint",
                        server.address() + "/oauth/authorize",
                        "isogeo.token-endpoint",
                        server.address() + "/oauth/token",
                        "isogeo.api-endpoint",
                        server.address().toString()),
                server.configuration());
        try (StandInServer more = StandInServer.start(
                StandInOptions.defaults().withIssuer("https://issuer.example").withRevocation(true))) {
            assertEquals("https://issuer.example", more.configuration().get("isogeo.issuer"));
            assertEquals(more.address() + "/oauth/revoke", more.configuration().get("isogeo.revocation-endpoint"));
        }
    }

    @Test
    void takenPortIsNamed() {
        int port = server.address().getPort();

        BindException refusal = assertThrows(
                BindException.class,
                () -> StandInServer.start(StandInOptions.defaults().withPort(port)));

        assertTrue(refusal.getMessage().contains("Port " + port + " "), refusal.getMessage());
    }

    @Test
    void otherLoopbackHostsAreFine() throws IOException {
        try (StandInServer named = StandInServer.start(StandInOptions.defaults().withHost("localhost"))) {
            assertEquals("localhost", named.address().getHost());
            assertEquals(200, new TestClient(named).get("/").statusCode());
        }
    }

    @Test
    void closingEndsWhatWaitsAndAllThreads() throws Exception {
        String code = client.code("alice", "silent");
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> client.token(exchange(code)));
        while (server.received("alice").size() < 2) {
            Thread.onSpinWait();
        }
        try (Socket idle =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            idle.setSoTimeout(2000);
            long begun = System.nanoTime();

            server.close();
            server.close();

            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(1).toNanos());
            assertThrows(ExecutionException.class, waiting::get);
            assertEquals(-1, end(idle.getInputStream()));
        }
        String name = "isogeo-stand-in-" + server.address().getPort();
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith(name))) {
            assertTrue(System.nanoTime() < end, "a thread is left");
            Thread.onSpinWait();
        }
        assertThrows(UncheckedIOException.class, () -> client.get("/"));
    }

    private static int end(InputStream in) {
        try {
            return in.read();
        } catch (IOException e) {
            // A reset is an end as well.
            return -1;
        }
    }
}
