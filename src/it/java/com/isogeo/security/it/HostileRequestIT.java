package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser sends, byte for byte: refused or answered, soon, without a trace of the server's inside. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class HostileRequestIT {

    private static final int PATIENCE_MILLISECONDS = 10_000;

    /**
     * Of a request that asks for HTTP/2 and ends in an error page Open Liberty may keep the thread for half a minute
     * (H2StreamProcessor.waitForConnectionInit), and it starts with four.
     */
    private static final Duration UNTIL_A_THREAD_IS_FREE = ServerUnderTest.current() == ServerUnderTest.WILDFLY
            ? Duration.ofMillis(PATIENCE_MILLISECONDS)
            : Duration.ofSeconds(40);

    private static final Pattern STATUS = Pattern.compile("(?m)^HTTP/1\\.[01] (\\d{3})");
    private static final Pattern LOCATION = Pattern.compile("(?mi)^location: *(.*?)\\r?$");
    private static final String LONG = "x".repeat(65_536);

    private final IsogeoBrowser browser = Sites.browser();

    static Stream<String> targets() {
        return Stream.of("/me", "/login/callback", "/login/callback/start", "/open")
                .flatMap(path -> Stream.of(
                                "%",
                                "%2",
                                "%zz",
                                "%00",
                                "%ff",
                                "%c0%ae",
                                "%u0041",
                                "%2e%2e/%2e%2e/",
                                "%2f%2f",
                                "%5c",
                                ";a=b",
                                ";jsessionid=planted",
                                "/..;/me",
                                "\\",
                                "//",
                                "#x",
                                "\u00e9",
                                "\u00ff\u00fe",
                                "\t",
                                " ",
                                "{}",
                                "^`",
                                "?",
                                "?%",
                                "?%zz",
                                "?=",
                                "?&&&",
                                "?code",
                                "?code=%",
                                "?code=%ff&state=%c3%28",
                                "?code=%00&state=%00",
                                "?state=a&state=b&code=c&code=d",
                                "?code=a&error=b&state=c",
                                "?error=%0d%0aSet-Cookie:%20a=b&state=c",
                                "?code=\u00ff\u00fe&state=\u00e9",
                                "?code=a&state=%u0041",
                                "?iss=%&code=a&state=b",
                                "?" + "state=a&".repeat(2_000),
                                "?code=" + LONG + "&state=b",
                                "?code=a&state=" + LONG)
                        .map(path::concat));
    }

    @ParameterizedTest
    @DisplayName("S37 S11 S18 A target that is no proper URL is refused or answered, and leads nowhere else")
    @MethodSource("targets")
    void oddTarget(String target) throws IOException {
        assertHarmless(send("GET " + target + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n\r\n"));
    }

    static Stream<String> headers() {
        return Stream.of(
                        "Cookie: " + LONG,
                        "Cookie: isogeo-login-a=" + LONG,
                        "Cookie: =; ;;; a; isogeo-login-=\"; isogeo-loop-guard=\\\"",
                        "Accept: " + LONG,
                        "Accept: \u00ff/\u00fe;q=x, ;;, */",
                        "Accept-Language: " + "fr;q=0.1,".repeat(5_000),
                        "Accept-Language: -,;q=,*;q=9999999999999999999999,\u00ff",
                        "Accept-Language: -",
                        "Accept-Language: ------;q=1",
                        "Sec-Fetch-Mode: \u00ff",
                        "X-Requested-With: \u00ff",
                        "Faces-Request: partial/ajax\r\nAccept: text/xml",
                        "Authorization: Basic %%%\r\nAuthorization: Bearer a b c",
                        "Referer: javascript:alert(1)",
                        "Range: bytes=0-0,1-1," + "2-2,".repeat(500),
                        "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: javascript\r\nForwarded: host=evil.example",
                        "Transfer-Encoding: chunked\r\n\r\nzz",
                        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                        "Content-Length: -1",
                        "Expect: 200-maybe",
                        "X-Folded: a\r\n b",
                        "No-Colon")
                .flatMap(header ->
                        Stream.of("/me", "/login/callback?code=a&state=b").map(path -> path + "\n" + header));
    }

    @ParameterizedTest
    @DisplayName("S37 S51 A header that is too long, doubled or broken is refused or ignored")
    @MethodSource("headers")
    void oddHeader(String pathAndHeader) throws IOException {
        String[] parts = pathAndHeader.split("\n", 2);
        assertHarmless(send("GET " + parts[0] + " HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n" + parts[1]
                + "\r\n\r\n"));
    }

    static Stream<String> cookies() {
        return Stream.of(
                "isogeo-login-x=\u00ff\u00fe; JSESSIONID=\u00ff",
                IntStream.range(0, 300)
                        .mapToObj(i -> "isogeo-login-" + i + "=" + i)
                        .collect(Collectors.joining("; ")));
    }

    @ParameterizedTest
    @DisplayName("S37 S51 Cookies at which WildFly gives up before the mechanism is asked do no harm on Open Liberty")
    @MethodSource("cookies")
    void cookiesThatAServerRefuses(String cookies) throws IOException {
        String response = send(
                "GET /me HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\nCookie: " + cookies + "\r\n\r\n");

        if (ServerUnderTest.current() == ServerUnderTest.WILDFLY) {
            // Of Undertow, when CDI looks for the session (UT000173, UT000046).
            assertEquals(List.of("500"), statuses(response), response);
        } else {
            assertHarmless(response);
        }
    }

    @ParameterizedTest
    @DisplayName("S37 S16 Each verb, known or not, is refused or answered, and no login comes of it")
    @ValueSource(
            strings = {
                "HEAD",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "OPTIONS",
                "TRACE",
                "CONNECT",
                "get",
                "PRI",
                "PROPFIND",
                "FOO",
                "G\u00cbT",
                "G ET",
                ""
            })
    void everyVerb(String verb) throws IOException {
        for (String path : List.of("/me", "/login/callback?code=a&state=b", "/login/callback/start")) {
            assertHarmless(send(verb + " " + path + " HTTP/1.1\r\nHost: " + host()
                    + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
        }
    }

    @ParameterizedTest
    @DisplayName("S04 Without a Host header the login begins with the configured addresses")
    @ValueSource(strings = {"GET /me HTTP/1.0\r\n\r\n", "GET /me HTTP/1.0\r\nHost: evil.example\r\n\r\n"})
    void requestOfHttp10(String request) throws IOException {
        String response = send(request);

        assertEquals(List.of("302"), statuses(response), response);
        assertTrue(response.contains(Sites.STANDIN + "/oauth/authorize?"), response);
        assertFalse(response.contains("evil.example"), response);
    }

    @Test
    @DisplayName("S16 Callbacks that come one behind the other in one connection exchange the code once")
    void pipelinedCallbacks() throws IOException {
        StandIn.forget();
        URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me?x=1")), "alice", "ok");
        String cookies = String.join("; ", browser.cookies());
        String one = "GET " + callback.getRawPath() + "?" + callback.getRawQuery() + " HTTP/1.1\r\nHost: " + host()
                + "\r\nCookie: " + cookies + "\r\n";

        String responses = send((one + "\r\n").repeat(3) + one + "Connection: close\r\n\r\n");

        assertEquals(List.of("302", "302", "302", "302"), statuses(responses), responses);
        assertEquals(
                List.of(Sites.DEMO + "/me?x=1"), locations(responses).distinct().toList());
        assertEquals(1, StandIn.count("alice", "POST /oauth/token authorization_code"));
    }

    @AfterEach
    void awaitAFreeThread() throws Exception {
        client(Version.HTTP_1_1)
                .send(
                        HttpRequest.newBuilder(URI.create(Sites.DEMO + "/open"))
                                .timeout(UNTIL_A_THREAD_IS_FREE)
                                .build(),
                        BodyHandlers.discarding());
    }

    @ParameterizedTest
    @DisplayName("S37 S41 HTTP/2, by an upgrade of a connection in the clear, changes no status")
    @CsvSource({
        "GET,    /me,                            302, ''",
        "GET,    /me,                            401, application/json",
        "GET,    /login/callback?code=a&state=b, 400, ''",
        "POST,   /login/callback,                405, ''",
        "GET,    /admin,                         302, ''"
    })
    void upgradeToHttp2(String method, String path, int status, String accept) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(Sites.DEMO + path)).method(method, BodyPublishers.noBody());
        assertByEachVersion(status, accept.isEmpty() ? request : request.header("Accept", accept));
    }

    @Test
    @DisplayName("S41 Who lacks the role gets a 403 by HTTP/2 too")
    void forbiddenByHttp2() throws Exception {
        browser.follow(StandIn.login(browser, Sites.DEMO + "/me", "bob", "ok"));

        assertEquals(Version.HTTP_2, assertByEachVersion(403, withCookies(URI.create(Sites.DEMO + "/admin"))));
    }

    @Test
    @DisplayName("S41 Who refuses to sign in gets a 403 by HTTP/2 too")
    void refusalByHttp2() throws Exception {
        for (Version version : Version.values()) {
            for (int i = 0; i < 3; i++) {
                URI callback = StandIn.signIn(browser, browser.send(get(Sites.DEMO + "/me")), "alice", "denied");
                assertEquals(
                        403,
                        client(version)
                                .send(withCookies(callback).build(), BodyHandlers.ofString())
                                .statusCode());
                browser.forgetCookies();
            }
        }
    }

    private HttpRequest.Builder withCookies(URI address) {
        return HttpRequest.newBuilder(address).header("Cookie", String.join("; ", browser.cookies()));
    }

    /**
     * The first request by HTTP/2 asks for the upgrade, the others use it. Open Liberty does not upgrade where the mechanism
     * answers.
     *
     * @return the version of the last response
     */
    private static Version assertByEachVersion(int status, HttpRequest.Builder request) throws Exception {
        Version last = Version.HTTP_1_1;
        for (Version version : List.of(Version.HTTP_1_1, Version.HTTP_2)) {
            HttpClient client = client(version);
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> response =
                        client.send(request.timeout(UNTIL_A_THREAD_IS_FREE).build(), BodyHandlers.ofString());
                assertEquals(status, response.statusCode(), version + " " + i);
                last = response.version();
            }
        }
        return last;
    }

    private static HttpClient client(Version version) {
        return HttpClient.newBuilder()
                .version(version)
                .followRedirects(Redirect.NEVER)
                .build();
    }

    private static void assertHarmless(String response) {
        assertAll(
                () -> statuses(response).forEach(status -> assertTrue(Integer.parseInt(status) < 500, response)),
                () -> assertFalse(
                        Pattern.compile("(?m)^\\s+at [\\w.$]+\\(")
                                .matcher(response)
                                .find(),
                        response),
                () -> assertFalse(response.contains("com.isogeo"), response),
                () -> assertFalse(response.contains("JSESSIONID="), response),
                () -> locations(response)
                        .forEach(location -> assertTrue(
                                location.startsWith(Sites.STANDIN + "/oauth/authorize?")
                                        || location.startsWith(Sites.DEMO + "/"),
                                location)));
    }

    private static List<String> statuses(String responses) {
        return STATUS.matcher(responses).results().map(match -> match.group(1)).toList();
    }

    private static Stream<String> locations(String responses) {
        return LOCATION.matcher(responses).results().map(match -> match.group(1));
    }

    private static String host() {
        return URI.create(Sites.DEMO).getAuthority();
    }

    /** All that the server sends until it closes the connection, as it does after each of these. */
    private static String send(String bytes) throws IOException {
        URI site = URI.create(Sites.DEMO);
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket(site.getHost(), site.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            socket.getInputStream().transferTo(received);
            return received.toString(ISO_8859_1);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no end after " + received.toString(ISO_8859_1), e);
        }
    }
}
