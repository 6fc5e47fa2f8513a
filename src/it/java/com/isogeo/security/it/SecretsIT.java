package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ended.LogoutServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.planted.SightServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whole logins with known secrets, and a look at everything that came out: responses, logs at their finest, access log, beans,
 * session and MBeans as text. The last class of a run, so that the logs are those of all tests.
 */
@ArquillianTest
@Order(Integer.MAX_VALUE)
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class SecretsIT {

    private static final String APPLICATION = Sites.DEMO + "/planted";
    private static final String PAGE = APPLICATION + "/protected";
    private static final String SIGHT = APPLICATION + "/sight";
    private static final RecordingProvider PROVIDER = new RecordingProvider();

    /** Codes and tokens of the stand-in are longer; no log has a word so long, but the lines of requests in the access log. */
    private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_+/=%-]{140,}");

    /** What Open Liberty repeats of a request: the URL of a callback at which the application throws, and an odd session id. */
    private static final Pattern REPEATED =
            Pattern.compile("https?://\\S+/login/callback\\?\\S+|([A-Za-z0-9])\\1{139,}");

    private final List<String> seen = new ArrayList<>();
    private final Set<String> states = new HashSet<>();
    private final Set<String> subjectKeys = new HashSet<>();
    private IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive planted() {
        return Archives.application(
                        "planted",
                        Archives.configuration("planted")
                                + "isogeo.token-endpoint=" + PROVIDER.address() + "/oauth/token\n"
                                + "isogeo.revocation-endpoint=" + PROVIDER.address() + "/oauth/revoke\n"
                                + "isogeo.api-endpoint=" + PROVIDER.address() + "\n",
                        ProtectedServlet.class.getPackage(),
                        SightServlet.class.getPackage())
                .addClass(LogoutServlet.class);
    }

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @Test
    @DisplayName(
            "S20 S29 S38 S54 No secret is in a response, a log, a bean, an MBean or the text of a session or an exception")
    void noSecretComesOut() throws Exception {
        signInRefreshAndOut();
        for (String scenario : List.of(
                "denied",
                "wrong-state",
                "invalid-grant",
                "invalid-client",
                "html",
                "junk",
                "empty",
                "redirect",
                "cut",
                "no-token-type",
                "mac",
                "api-busy",
                "api-down",
                "odd-account")) {
            browser = Sites.browser();
            browser.follow(login(scenario));
            see(browser.send(get(SIGHT)));
        }
        refusedRefresh();
        forge();

        Set<String> secrets = new HashSet<>(PROVIDER.secrets());
        secrets.add(DemoClient.client().secret());
        secrets.addAll(subjectKeys);
        assertTrue(secrets.size() > 20, "few secrets went by: " + secrets.size());
        assertNone(secrets, "a response", seen);
        assertNone(PROVIDER.codes(), "a response", seen);
        assertNone(states, "a response", seen);
        List<Path> logs = logs();
        for (Path log : logs) {
            List<String> lines = lines(log);
            assertNone(secrets, log.getFileName().toString(), lines);
            if (!isAccessLog(log)) {
                assertNone(PROVIDER.codes(), log.getFileName().toString(), lines);
                assertNone(states, log.getFileName().toString(), lines);
            }
        }
        assertTrue(logs.stream().anyMatch(SecretsIT::isAccessLog), logs.toString());
        assertTrue(logs.stream().anyMatch(log -> hasLine(log, line -> line.contains("ISOGEO2"))), logs.toString());
    }

    @Test
    @DisplayName("S20 S29 No word as long as a code or a token is in a log of the whole run")
    void noLongWordIsInALog() throws IOException {
        for (Path log : logs()) {
            if (!isAccessLog(log)) {
                List<String> found = lines(log).stream()
                        .map(line -> REPEATED.matcher(line).replaceAll(""))
                        .filter(line -> LONG_WORD.matcher(line).find())
                        .toList();
                assertEquals(List.of(), found, log.getFileName().toString());
            }
        }
    }

    private void signInRefreshAndOut() throws InterruptedException {
        assertEquals("ENTERED", browser.follow(login("rotate")).body());
        see(browser.send(get(SIGHT)));
        subjectKeys.add(browser.send(get(APPLICATION + "/subject-key")).body());
        int tokens = PROVIDER.accessTokens();
        await("the token is refreshed", () -> {
            see(browser.send(get(PAGE)));
            return PROVIDER.accessTokens() > tokens;
        });
        see(browser.send(get(SIGHT)));
        subjectKeys.add(browser.send(get(APPLICATION + "/subject-key")).body());
        see(browser.send(BrowserRequest.of("POST", APPLICATION + "/logout")));
        see(browser.send(get(SIGHT)));
    }

    private void refusedRefresh() throws InterruptedException {
        browser = Sites.browser();
        browser.follow(login("refresh-refused"));
        await("the login ends", () -> {
            see(browser.send(get(SIGHT)));
            return browser.send(get(PAGE)).status() == 302;
        });
    }

    /** Callbacks that nobody asked for, with a code that somebody could have. */
    private void forge() {
        String code = PROVIDER.codes().iterator().next();
        String state = states.iterator().next();
        for (String query : List.of(
                "code=" + encoded(code) + "&state=" + state,
                "code=" + encoded(code) + "&code=b&state=" + state,
                "error=access_denied&error_description=" + encoded(code) + "&state=" + state,
                "code=" + encoded(code))) {
            see(browser.send(get(APPLICATION + "/login/callback?" + query)));
        }
        see(browser.send(BrowserRequest.post(APPLICATION + "/login/callback", Map.of("code", code))));
    }

    private Page login(String scenario) {
        Page toAuthorize = browser.send(get(PAGE));
        states.add(StandIn.parameter(toAuthorize.location(), "state"));
        URI callback = StandIn.signIn(browser, toAuthorize, "alice", scenario);
        Page response = browser.send(get(callback));
        see(response);
        return response;
    }

    private void see(Page page) {
        seen.add(page.status() + " " + page.headers().map() + "\n" + page.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static void assertNone(Set<String> secrets, String where, List<String> texts) {
        for (String secret : secrets) {
            for (String text : texts) {
                assertTrue(
                        !text.contains(secret) && !text.contains(encoded(secret)),
                        () -> "a secret of " + secret.length() + " characters is in " + where + ": " + text);
            }
        }
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.walk(ServerUnderTest.server().log().getParent())) {
            return files.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private static boolean isAccessLog(Path log) {
        return log.getFileName().toString().contains("access");
    }

    private static boolean hasLine(Path log, Predicate<String> condition) {
        return lines(log).stream().anyMatch(condition);
    }

    private static List<String> lines(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), what);
            Thread.sleep(200);
        }
    }
}
