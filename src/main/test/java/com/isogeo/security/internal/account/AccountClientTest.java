package com.isogeo.security.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.account.MembershipResponse.Group;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestRequests;
import com.isogeo.security.testing.TestSettings;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountClientTest {

    private static final AccountResponse ALICE =
            new AccountResponse("89ee", new ContactResponse("Alice", "alice@example.org"));

    @Test
    void userHasNameAndWorkgroups() throws ProviderException, TokenRejectedException {
        IsogeoPrincipal user = user(
                ALICE,
                List.of(new MembershipResponse("admin", new Group("60a8", new ContactResponse("Commune", null)))));

        assertEquals("89ee", user.getName());
        assertEquals("Alice", user.displayName().orElseThrow());
        assertEquals("alice@example.org", user.email().orElseThrow());
        assertEquals(List.of(new IsogeoWorkgroup("60a8", "Commune", "admin")), user.workgroups());
    }

    @Test
    @DisplayName("What is missing from the account or a membership is left out, and the rest is used")
    void missingPartsAreLeftOut() throws ProviderException, TokenRejectedException {
        IsogeoPrincipal user = user(
                new AccountResponse("89ee", null),
                Arrays.asList(
                        null,
                        new MembershipResponse(null, new Group("a", null)),
                        new MembershipResponse("admin", null),
                        new MembershipResponse("admin", new Group(null, null)),
                        new MembershipResponse("reader", new Group("b", null))));

        assertEquals(List.of(new IsogeoWorkgroup("b", "", "reader")), user.workgroups());
        assertTrue(user.displayName().isEmpty());
    }

    @Test
    @DisplayName("S45 An account without an id is no answer, and nobody that two users could share")
    void accountWithoutIdIsNobody() {
        for (String id : new String[] {null, "", " "}) {
            AccountResponse account = new AccountResponse(id, new ContactResponse("Alice", "alice@example.org"));
            ProviderException unusable = assertThrows(ProviderException.class, () -> client(
                            CompletableFuture.completedFuture(account), answered(List.of()))
                    .readUser("access"));
            assertEquals("/account: an account without an _id", unusable.reason());
        }
    }

    @Test
    @DisplayName("S45 An id in another charset than UTF-8 is nobody: two of them could look the same")
    void idThatCannotBeDecodedIsNobody() {
        ProviderException unusable =
                assertThrows(ProviderException.class, () -> user(new AccountResponse("89\ufffdee", null), List.of()));

        assertEquals("/account: an account whose _id is not in UTF-8", unusable.reason());
    }

    @Test
    @DisplayName("S38 Workgroups that may not be read are told to the operator, and the user has none")
    void unreadableWorkgroupsAreTold() throws ProviderException, TokenRejectedException {
        for (int status : new int[] {403, 404}) {
            try (TestLog log = new TestLog("com.isogeo.security.login")) {
                IsogeoPrincipal user = client(
                                CompletableFuture.completedFuture(ALICE),
                                CompletableFuture.failedFuture(new WebApplicationException(
                                        Response.status(status).build())))
                        .readUser("access")
                        .orElseThrow();

                assertEquals(List.of(), user.workgroups());
                assertTrue(log.at(Level.WARNING).get(0).startsWith("ISOGEO223: "), log.all());
            }
        }
    }

    @ParameterizedTest
    @DisplayName(
            "A question that was asked ahead is asked anew when its answer is a minute old, whichever way the clock goes")
    @ValueSource(ints = {60, -60, 3600, -3600})
    void oldAnswerIsNone(int seconds) throws ProviderException, TokenRejectedException {
        TestClock clock = new TestClock();
        CompletableFuture<AccountResponse> account = new CompletableFuture<>();
        AccountClient client = client(account, answered(List.of()), clock);
        client.prefetch("access");
        assertFalse(client.isPrefetched("access"));
        account.complete(ALICE);
        assertTrue(client.isPrefetched("access"));

        clock.advance(Duration.ofSeconds(seconds));

        assertFalse(client.isPrefetched("access"));
        client.prefetch("access");
        assertTrue(client.isPrefetched("access"));
    }

    @ParameterizedTest
    @DisplayName("An API that failed is asked again five seconds later, whichever way the clock goes")
    @ValueSource(ints = {5, -5, 3600, -3600})
    void failedQuestionBacksOff(int seconds) {
        TestClock clock = new TestClock();
        AccountClient client =
                client(CompletableFuture.failedFuture(new java.net.ConnectException()), answered(List.of()), clock);
        client.prefetch("access");
        assertThrows(ProviderException.class, () -> client.readUser("access"));
        assertTrue(client.isBackingOff("access"));

        clock.advance(Duration.ofSeconds(seconds));

        assertFalse(client.isBackingOff("access"));
    }

    @Test
    @DisplayName("S24 An API that does not answer is silent, within one time-out for both questions")
    void silenceIsTold() {
        ProviderException silent =
                assertThrows(ProviderException.class, () -> client(new CompletableFuture<>(), new CompletableFuture<>())
                        .readUser("access"));

        assertEquals(LoginError.PROVIDER_TIMEOUT, silent.error());
        assertEquals("/account: no response in time", silent.reason());
    }

    private static IsogeoPrincipal user(AccountResponse account, List<MembershipResponse> memberships)
            throws ProviderException, TokenRejectedException {
        return client(CompletableFuture.completedFuture(account), answered(memberships))
                .readUser("access")
                .orElseThrow();
    }

    private static CompletionStage<List<MembershipResponse>> answered(List<MembershipResponse> memberships) {
        return CompletableFuture.completedFuture(memberships);
    }

    private static AccountClient client(
            CompletionStage<AccountResponse> account, CompletionStage<List<MembershipResponse>> memberships) {
        return client(account, memberships, new TestClock());
    }

    private static AccountClient client(
            CompletionStage<AccountResponse> account,
            CompletionStage<List<MembershipResponse>> memberships,
            TestClock clock) {
        AccountApi api = new AccountApi() {
            @Override
            public AccountResponse account(String authorization) {
                assertEquals("Bearer access", authorization);
                return TestRequests.answer(account);
            }

            @Override
            public List<MembershipResponse> memberships(String authorization) {
                assertEquals("Bearer access", authorization);
                return TestRequests.answer(memberships);
            }
        };
        return new AccountClient(new TestRequests<>(api), TestSettings.settings(), clock, new OperatorLog(clock));
    }
}
