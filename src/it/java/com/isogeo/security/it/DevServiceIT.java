package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import com.isogeo.standin.StandInUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The unchanged demo on an unchanged server: the stand-in starts with it, and no key is set. */
class DevServiceIT {

    private static final String DEMO = "http://localhost:" + System.getProperty("other.port");
    private static final URI APPLICATION = URI.create(DEMO + "/");
    private static final String STANDIN = "http://127.0.0.1:" + System.getProperty("other-standin.port");
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private static ServerProcess server;

    private final IsogeoBrowser browser = IsogeoBrowser.at(APPLICATION);

    @BeforeAll
    static void start() throws InterruptedException {
        server = new ServerProcess(Map.of());
        server.awaitReady(DEMO + "/");
    }

    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aliceSeesHerAccount() {
        Page page = IsogeoBrowser.at(APPLICATION).signIn("me", "alice");

        assertEquals(200, page.status());
        assertTrue(page.body().contains("alice@example.org"), page.body());
    }

    @Test
    void loginGoesStepByStep() {
        assertEquals(
                401,
                browser.send(get("api/me").header("Accept", "application/json")).status());

        Page redirect = browser.send(get("me"));
        assertTrue(redirect.location().getPath().endsWith("/oauth/authorize"));
        Page form = browser.follow(redirect);
        Page callback = browser.send(BrowserRequest.login(form.address(), StandInUser.named("alice")));
        assertEquals(200, browser.follow(callback).status());
    }

    @Test
    void eachNameOfTheServerIsARedirectUri() {
        Page toAuthorize = browser.send(get(DEMO.replace("localhost", "127.0.0.1") + "/me"));

        assertEquals(
                DEMO.replace("localhost", "127.0.0.1") + "/login/callback",
                StandIn.parameter(toAuthorize.location(), "redirect_uri"));
    }

    @Test
    void oneLineTellsWhereToGoAndAsWhom() {
        List<String> lines = server.output()
                .lines()
                .filter(line -> line.contains("FOR DEVELOPMENT ONLY"))
                .toList();

        assertEquals(1, lines.size(), lines.toString());
        assertTrue(lines.get(0).contains(STANDIN + "/"), lines.toString());
        assertTrue(lines.get(0).contains(DEMO + "/ and sign in as alice"), lines.toString());
    }

    @Test
    void standInListensOnLoopbackOnly() throws IOException {
        int port = URI.create(STANDIN).getPort();
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                assertEquals(address.getHostAddress().equals("127.0.0.1"), answers(address, port), address.toString());
            }
        }
    }

    @RepeatedTest(10)
    void sixtyFourRequestsAtTheExpiryAreOneRefresh() throws InterruptedException {
        signIn("rotate");
        Thread.sleep(TOKEN_LIFE.plus(A_MOMENT).toMillis());
        browser.send(BrowserRequest.of("DELETE", STANDIN + "/standin/requests"));
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(DEMO + "/me"))
                .header("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID"))
                .build();

        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 64)
                .mapToObj(i -> http.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        List<Integer> statuses =
                answers.stream().map(answer -> answer.join().statusCode()).toList();
        String received =
                browser.send(get(STANDIN + "/standin/requests?user=alice")).body();

        assertEquals(Collections.nCopies(64, 200), statuses);
        assertEquals(1, received.split("refresh_token", -1).length - 1, received);
        assertFalse(received.contains("reuse"), received);
    }

    private Page signIn(String scenario) {
        return browser.follow(StandIn.login(browser, DEMO + "/me", "alice", scenario));
    }

    private static boolean answers(InetAddress address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
