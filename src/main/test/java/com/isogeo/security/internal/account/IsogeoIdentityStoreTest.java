package com.isogeo.security.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestRequests;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.ws.rs.WebApplicationException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IsogeoIdentityStoreTest {

    private static final CallerPrincipal ALICE = new IsogeoPrincipal("alice", null, null, List.of());

    private CompletionStage<AccountResponse> account =
            CompletableFuture.completedFuture(new AccountResponse("alice", null));

    @Test
    void rolesAreTheGroups() {
        CredentialValidationResult result = validate(new IsogeoCredential("a"));

        assertEquals(CredentialValidationResult.Status.VALID, result.getStatus());
        assertEquals("alice", result.getCallerPrincipal().getName());
        assertEquals(Set.of("admin", "reader"), result.getCallerGroups());
    }

    @Test
    void otherCredentialsAreOtherStores() {
        assertEquals(
                CredentialValidationResult.NOT_VALIDATED_RESULT,
                store().validate(new UsernamePasswordCredential("alice", "alice")));
        assertEquals(200, store().priority());
    }

    @Test
    @DisplayName("S45 A user whose account cannot be read has a name that nobody else has, and keeps it")
    void unreadableAccountHasAnUnsharedName() {
        account = failed(403);

        CallerPrincipal first = validate(new IsogeoCredential("a")).getCallerPrincipal();
        CallerPrincipal second = validate(new IsogeoCredential("a")).getCallerPrincipal();
        CallerPrincipal refreshed = validate(new IsogeoCredential("b", first)).getCallerPrincipal();

        assertTrue(first.getName().startsWith("unknown-"), first.getName());
        assertTrue(first.getName().length() > "unknown-".length() + 16, first.getName());
        assertNotEquals(first.getName(), second.getName());
        assertEquals(first.getName(), refreshed.getName());
        assertEquals(Set.of(), validate(new IsogeoCredential("a")).getCallerGroups());
    }

    @Test
    void revokedTokenIsInvalid() {
        account = failed(401);

        assertEquals(CredentialValidationResult.INVALID_RESULT, validate(new IsogeoCredential("a", ALICE)));
    }

    @Test
    @DisplayName("S45 A 401 to a new token, or for a user who was never read, is the provider's fault")
    void rejectedNewTokenIsTheProvidersFault() {
        account = failed(401);

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, error(new IsogeoCredential("a")));
        assertEquals(
                LoginError.INVALID_PROVIDER_RESPONSE,
                error(new IsogeoCredential("a", new IsogeoPrincipal("unknown-1", null, null, List.of()))));
        assertEquals(
                LoginError.INVALID_PROVIDER_RESPONSE,
                error(new IsogeoCredential("a", new CallerPrincipal("of another store"))));
    }

    @Test
    void silentApiIsATimeout() {
        account = new CompletableFuture<>();

        assertEquals(LoginError.PROVIDER_TIMEOUT, error(new IsogeoCredential("a", ALICE)));
    }

    private LoginError error(IsogeoCredential credential) {
        return assertThrows(AccountUnreachableException.class, () -> validate(credential))
                .cause()
                .error();
    }

    private CredentialValidationResult validate(IsogeoCredential credential) {
        return store().validate(credential);
    }

    private IsogeoIdentityStore store() {
        OperatorLog log = new OperatorLog(new TestClock());
        AccountApi api = new AccountApi() {
            @Override
            public AccountResponse account(String authorization) {
                return TestRequests.answer(account);
            }

            @Override
            public List<MembershipResponse> memberships(String authorization) {
                return TestRequests.answer(
                        CompletableFuture.completedFuture(List.of(membership("admin"), membership("reader"))));
            }
        };
        return new IsogeoIdentityStore(
                new AccountClient(new TestRequests<>(api), TestSettings.settings(), new TestClock(), log),
                log,
                new SecureRandom());
    }

    private static MembershipResponse membership(String role) {
        return new MembershipResponse(role, new MembershipResponse.Group("group-" + role, null));
    }

    private static CompletionStage<AccountResponse> failed(int status) {
        return CompletableFuture.failedFuture(new WebApplicationException(status));
    }
}
