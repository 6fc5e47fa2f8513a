package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ended.RecordedEvents;
import com.isogeo.security.it.tokens.TokenServlet;
import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logins that end twelve seconds after their sign-in, while access tokens expire after five. */
@ArquillianTest
class MaxSessionAgeIT {

    private static final String APPLICATION = Sites.DEMO + "/aged";
    private static final String PAGE = APPLICATION + "/token";
    private static final String OPEN = APPLICATION + "/open";
    private static final String BASKET = APPLICATION + "/basket";
    private static final String ALICE = "89ee0eb3a15046a28886033b27f1d882";
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(5);
    private static final Duration AGE = Duration.ofSeconds(12);
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive aged() {
        return Archives.application(
                "aged",
                Archives.configuration("aged")
                        + "isogeo.max-session-age=" + AGE.toMillis() + "\n"
                        + "isogeo.revocation-endpoint=http://127.0.0.1:${standin.port}/oauth/revoke\n",
                RecordedEvents.class.getPackage(),
                TokenServlet.class.getPackage());
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
        browser.send(BrowserRequest.of("DELETE", APPLICATION + "/events"));
    }

    @Test
    @DisplayName("S55 A login that was refreshed ends at its age: script, page, token, event, line and revocation")
    void loginEndsAtItsAge() throws InterruptedException {
        Page before = browser.follow(StandIn.login(browser, PAGE, "alice", "rotate"));
        Instant signedIn = Instant.now();
        assertTrue(before.body().startsWith(ALICE), before.body());
        browser.send(get(BASKET + "?put=map"));
        sleepUntil(signedIn.plus(TOKEN_LIFE));
        Page refreshed = browser.send(get(PAGE));
        assertTrue(refreshed.body().startsWith(ALICE), refreshed.body());
        assertNotEquals(before.body(), refreshed.body());

        sleepUntil(signedIn.plus(AGE));
        Page script = browser.send(get(PAGE).header("Accept", "application/json"));
        Page open = browser.send(get(OPEN));
        Page page = browser.send(get(PAGE + "?q=1"));

        assertEquals(401, script.status());
        assertEquals("nobody false NOT_LOGGED_IN", open.body());
        assertEquals(302, page.status());
        await(() -> StandIn.count("alice", "POST /oauth/revoke") == 1);
        assertEquals(1, StandIn.count("alice", "POST /oauth/token refresh_token"));
        assertEquals(
                List.of("MaxAgeReached[caller=" + ALICE + "]"),
                events().stream().filter(event -> event.startsWith("Max")).toList());
        assertTrue(ServerLog.text().contains("ISOGEO307: A login has ended at isogeo.max-session-age."));

        Page home = browser.send(get(StandIn.signIn(browser, page, "alice", "ok")));
        assertEquals(PAGE + "?q=1", home.location().toString());
        assertTrue(browser.follow(home).body().startsWith(ALICE));
        assertEquals("null", browser.send(get(BASKET)).body(), "what was kept ended with the session");
    }

    /** Nothing but time ends a token or a login. */
    private static void sleepUntil(Instant moment) throws InterruptedException {
        Thread.sleep(Math.max(
                0, Duration.between(Instant.now(), moment.plus(A_MOMENT)).toMillis()));
    }

    private static List<String> events() {
        return Arrays.stream(Sites.browser()
                        .send(get(APPLICATION + "/events"))
                        .body()
                        .split("\n"))
                .map(event -> event.replace("IsogeoEvent$", ""))
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not within " + PATIENCE);
            Thread.onSpinWait();
        }
    }
}
