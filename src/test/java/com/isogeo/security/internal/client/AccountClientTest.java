package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.client.MembershipResponse.Group;
import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AccountClientTest {

    private static final AccountResponse ALICE =
            new AccountResponse("89ee", new ContactResponse("Alice", "alice@example.org"));

    @Test
    void userHasNameAndWorkgroups() throws ProviderUnreachableException, TokenRefusedException {
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
    void missingPartsAreLeftOut() throws ProviderUnreachableException, TokenRefusedException {
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
    @DisplayName("S45 An account without an id is nobody that two users could share")
    void accountWithoutIdIsNobody() throws ProviderUnreachableException, TokenRefusedException {
        for (String id : new String[] {null, "", " "}) {
            AccountResponse account = new AccountResponse(id, new ContactResponse("Alice", "alice@example.org"));
            assertTrue(client(CompletableFuture.completedFuture(account), answered(List.of()))
                    .userOf("access")
                    .isEmpty());
        }
    }

    @Test
    @DisplayName("S24 An API that does not answer is silent, within one time-out for both questions")
    void silenceIsTold() {
        ProviderUnreachableException silent = assertThrows(
                ProviderUnreachableException.class, () -> client(new CompletableFuture<>(), new CompletableFuture<>())
                        .userOf("access"));

        assertEquals(Fault.SILENT, silent.fault());
        assertEquals("/account: no answer in time", silent.reason());
    }

    private static IsogeoPrincipal user(AccountResponse account, List<MembershipResponse> memberships)
            throws ProviderUnreachableException, TokenRefusedException {
        return client(CompletableFuture.completedFuture(account), answered(memberships))
                .userOf("access")
                .orElseThrow();
    }

    private static CompletionStage<List<MembershipResponse>> answered(List<MembershipResponse> memberships) {
        return CompletableFuture.completedFuture(memberships);
    }

    private static AccountClient client(
            CompletionStage<AccountResponse> account, CompletionStage<List<MembershipResponse>> memberships) {
        AccountApi api = new AccountApi() {
            @Override
            public CompletionStage<AccountResponse> account(String authorization) {
                assertEquals("Bearer access", authorization);
                return account;
            }

            @Override
            public CompletionStage<List<MembershipResponse>> memberships(String authorization) {
                assertEquals("Bearer access", authorization);
                return memberships;
            }
        };
        return new AccountClient(api, TestSettings.settings(), new TestClock());
    }
}
