package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.CaughtLogins.Place;
import com.isogeo.security.it.FaultySite.Measures;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fifty users at once who are caught by a fault of the token endpoint or of the API, while others work and sign in. Afterwards the
 * server has no more threads, sessions and heap than before. {@link DripIT} has an endpoint that is stuck for everybody.
 */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class FaultsIT {

    private static final Duration TIMEOUT = FaultySite.READ_TIMEOUT.plusSeconds(1);

    /** The megabyte that the module reads, and what the buffers of two sockets hold. */
    private static final long MAX_BYTES = 16 << 20;

    private static final long MAX_HEAP_GROWTH = 16 << 20;

    /** Twenty for each of four endpoints. */
    private static final int MAX_IDLE_CLIENTS = 80;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final FaultySite SITE = FaultySite.withoutTls("caught");
    private static final FaultySite TLS_SITE = FaultySite.withTls("certified");

    @Deployment(name = "caught", testable = false)
    static WebArchive caught() {
        return SITE.archive("");
    }

    @Deployment(name = "certified", testable = false)
    static WebArchive certified() {
        // Open Liberty does not take these (its issue 33537): there the server trusts.
        String trust = Stream.of("isogeo-token", "isogeo-account")
                .map(client -> client + "/mp-rest/trustStore=classpath:/trust.p12\n"
                        + client + "/mp-rest/trustStorePassword=" + SelfSigned.PASSWORD + "\n"
                        + client + "/mp-rest/trustStoreType=PKCS12\n")
                .collect(Collectors.joining());
        return TLS_SITE.archive(trust).addAsResource(SelfSigned.trustStore().toFile(), "trust.p12");
    }

    @AfterAll
    static void noThreadOfTheModuleIsLeft() throws Exception {
        Measures last = SITE.measures();
        for (Instant end = Instant.now().plus(PATIENCE);
                last.ofTheModule() > 0 && Instant.now().isBefore(end);
                last = SITE.measures()) {
            Thread.sleep(200);
        }
        SITE.close();
        TLS_SITE.close();
        assertEquals(0, last.ofTheModule(), last.toString());
    }

    static Stream<Arguments> responses() {
        return Stream.of(Place.values())
                .flatMap(place -> faults(place).stream().map(fault -> Arguments.of(place, fault)));
    }

    /** A refresh is read as the response to a code is; what differs is what the user gets. */
    private static Set<Fault> faults(Place place) {
        return place == Place.REFRESH
                ? EnumSet.of(Fault.HANG, Fault.DRIPPING_HEADERS, Fault.RESET_HALF_WAY, Fault.HUNDRED_MEGABYTES)
                : EnumSet.complementOf(EnumSet.of(Fault.LATE));
    }

    @ParameterizedTest
    @DisplayName("S24 A response with a fault catches fifty users, and nobody beside them")
    @MethodSource("responses")
    void response(Place place, Fault fault) throws Exception {
        SITE.worker();
        CaughtUsers users = CaughtUsers.prepare(SITE, place, Optional.of(fault));
        FaultyEndpoint endpoint = SITE.endpoint(place);
        endpoint.forgetLongest();
        Measures before = SITE.measures();
        int log = ServerLog.finest().length();

        CaughtUsers.Result result = users.meet(TLS_SITE);

        assertPages(users, place, result.pages(), fault.holds() ? "504" : "502|504");
        assertNotCaught(result.working(), fault.holds());
        assertNotCaught(result.elsewhere(), fault.holds());
        if (fault.holds()) {
            assertSignsInBesideThem(result.signingIn());
        } else {
            assertMayBeDisplaced(result.signingIn());
        }
        assertTrue(endpoint.mostBytes() < MAX_BYTES, "taken of one response: " + endpoint.mostBytes());
        assertTrue(endpoint.longest().compareTo(TIMEOUT) < 0, "a request took " + endpoint.longest());
        assertLog(users, log, fault.holds() ? "no response in time" : "endpoint: |/account: ");
        assertEquals(Optional.empty(), SITE.signInAndOut());
        assertNothingIsLeft(SITE, before);
        assertNobodyIsCaught(endpoint);
    }

    @ParameterizedTest
    @DisplayName("S24 Of fifty users without a response no more are caught where another one has theirs meanwhile")
    @EnumSource(names = {"CODE_EXCHANGE", "ACCOUNT"})
    void responseToAnother(Place place) throws Exception {
        SITE.worker();
        CaughtUsers users = CaughtUsers.prepare(SITE, place, Optional.of(Fault.HANG));
        LateUser another = LateUser.prepare(SITE, place);

        another.meet();
        CaughtUsers.Result result = users.meet(TLS_SITE);

        assertEquals("ENTERED", another.page().body());
        assertPages(users, place, result.pages(), "504");
        assertOthersWaitShorter(result.working());
        assertOthersWaitShorter(result.elsewhere());
        assertSignsInBesideThem(result.signingIn());
    }

    /** They wait behind the fifty, and then until one of these who tries the endpoint is slow; the first time they may be turned away. */
    private static void assertSignsInBesideThem(OtherUsers.Result signingIn) {
        assertMayBeDisplaced(signingIn);
        assertTrue(signingIn.doneInTime() > 0, signingIn.toString());
    }

    /** At least one step is over before the time-out of those who are caught, and each takes less. */
    private static void assertOthersWaitShorter(OtherUsers.Result others) {
        assertTrue(
                others.doneInTime() > 0 && others.longest().compareTo(FaultySite.READ_TIMEOUT) < 0, others.toString());
    }

    @ParameterizedTest
    @DisplayName("S24 An endpoint that refuses connections catches fifty users, and nobody who does not need it")
    @EnumSource
    void refusedConnection(Place place) throws Exception {
        SITE.worker();
        CaughtUsers users = CaughtUsers.prepare(SITE, place, Optional.empty());
        Measures before = SITE.measures();
        int log = ServerLog.finest().length();

        SITE.endpoint(place).refuse();
        CaughtUsers.Result result;
        try {
            result = users.meet(TLS_SITE);
        } finally {
            SITE.endpoint(place).listen();
        }

        assertPages(users, place, result.pages(), "502|504");
        assertOnlyThoseWhoSignInAreCaught(result);
        assertLog(users, log, "ConnectException");
        assertEquals(Optional.empty(), SITE.signInAndOut());
        assertNothingIsLeft(SITE, before);
    }

    @ParameterizedTest
    @DisplayName("S23 S24 A certificate that is not valid catches fifty users, gets no request, and is in the log")
    @CsvSource({
        "CODE_EXCHANGE, misnamed, its certificate names another host",
        "CODE_EXCHANGE, expired,  its certificate has expired",
        "CODE_EXCHANGE, stranger, the authority of its certificate is not trusted",
        "ACCOUNT,       misnamed, its certificate names another host",
        "ACCOUNT,       expired,  its certificate has expired",
        "ACCOUNT,       stranger, the authority of its certificate is not trusted"
    })
    void certificate(Place place, String certificate, String reason) throws Exception {
        TLS_SITE.worker();
        CaughtUsers users = CaughtUsers.prepare(TLS_SITE, place, Optional.empty());
        FaultyEndpoint endpoint = TLS_SITE.endpoint(place);
        Measures before = TLS_SITE.measures();
        int log = ServerLog.finest().length();
        int requests = endpoint.requests();

        endpoint.showCertificate(certificate);
        CaughtUsers.Result result;
        try {
            result = users.meet(SITE);
        } finally {
            endpoint.showCertificate("named");
        }

        assertEquals(requests, endpoint.requests(), "requests that came in spite of the certificate");
        assertPages(users, place, result.pages(), "502|504");
        assertOnlyThoseWhoSignInAreCaught(result);
        assertLog(users, log, reason);
        assertEquals(Optional.empty(), TLS_SITE.signInAndOut());
        assertNothingIsLeft(TLS_SITE, before);
    }

    /** Pages of the module, which say neither what went wrong inside nor a secret. */
    private static void assertPages(CaughtUsers users, Place place, List<Page> pages, String statusesOfALogin) {
        String statuses = place == Place.REFRESH ? "503" : statusesOfALogin;
        assertEquals(CaughtUsers.NUMBER, pages.size());
        for (Page page : pages) {
            String all = page.headers().map() + page.body();
            assertTrue(String.valueOf(page.status()).matches(statuses), page + " " + page.body());
            assertTrue(page.header("Content-Type").orElse("").startsWith("text/html"), all);
            assertTrue(page.body().strip().endsWith("</html>"), all);
            assertFalse(all.contains("Exception"), all);
            assertFalse(all.contains("JSESSIONID"), all);
            assertFalse(users.isCodeIn(all), all);
        }
    }

    /** Where the endpoint holds the fifty, the others are done before its time-out. */
    private static void assertNotCaught(OtherUsers.Result others, boolean isHeld) {
        assertEquals(List.of(), others.failures());
        assertTrue(!isHeld || others.doneInTime() > 0, others.toString());
    }

    /** Those who have to do with an endpoint that has no response for anybody fail as the fifty do. */
    private static void assertOnlyThoseWhoSignInAreCaught(CaughtUsers.Result result) {
        assertNotCaught(result.working(), false);
        assertNotCaught(result.elsewhere(), false);
        assertMayBeDisplaced(result.signingIn());
    }

    /** Who signs in at the moment when many of the fifty come may be turned away (decision 0045). */
    private static void assertMayBeDisplaced(OtherUsers.Result signingIn) {
        assertTrue(
                signingIn.failures().stream().allMatch(failure -> failure.matches("Page\\[50[24] (?s:.*)")),
                signingIn.toString());
    }

    /** One line at least that says what is wrong, no other error than the server's own of TLS, and no code. */
    private static void assertLog(CaughtUsers users, int begin, String reason) {
        String log = ServerLog.finest().substring(begin);
        assertTrue(
                log.lines().anyMatch(line -> line.matches(".* ISOGEO(208|210|303): .*(" + reason + ").*")),
                () -> "not in the log: " + reason + "\n" + log);
        assertFalse(log.contains("ISOGEO211"), log);
        assertFalse(users.isCodeIn(log), "a code is in the log");
    }

    /** An endpoint that drips notices with its next byte that the client has closed the connection. */
    private static void assertNobodyIsCaught(FaultyEndpoint endpoint) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (endpoint.caught() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertEquals(0, endpoint.caught());
    }

    private static void assertNothingIsLeft(FaultySite site, Measures before) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        Measures after = site.measures();
        while (!isAsBefore(before, after) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            after = site.measures();
        }
        assertTrue(isAsBefore(before, after), "before " + before + "\nafter " + after);
    }

    private static boolean isAsBefore(Measures before, Measures after) {
        return after.busy() == 0
                && after.sessions() == before.sessions()
                && after.heap() < before.heap() + MAX_HEAP_GROWTH
                && after.ofIdleClients() <= MAX_IDLE_CLIENTS
                && after.others() <= before.others();
    }
}
