package com.isogeo.security.internal.account;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdentityStoresTest {

    private static final Credential CREDENTIAL = new Credential() {};
    private static final CredentialValidationResult ALICE = new CredentialValidationResult("alice", Set.of("admin"));

    @Test
    @DisplayName("What the container's handler decides is final")
    void handlerDecides() {
        assertSame(ALICE, stores(ALICE, true, store(100, INVALID_RESULT)).validate(CREDENTIAL));
        assertSame(
                INVALID_RESULT, stores(INVALID_RESULT, true, store(100, ALICE)).validate(CREDENTIAL));
    }

    @Test
    @DisplayName("An application's own handler that validates nothing lets nobody in")
    void ownHandlerIsAskedAlone() {
        assertSame(
                NOT_VALIDATED_RESULT,
                stores(NOT_VALIDATED_RESULT, false, store(100, ALICE)).validate(CREDENTIAL));
    }

    @Test
    @DisplayName("A container's handler that knows no store of this module leaves the decision to them, by priority")
    void storesOfThisModuleDecide() {
        CredentialValidationResult bob = new CredentialValidationResult("bob");
        CredentialValidationResult result = stores(
                        NOT_VALIDATED_RESULT, true, store(200, bob), store(100, ALICE), store(50, NOT_VALIDATED_RESULT))
                .validate(CREDENTIAL);

        assertEquals(Status.VALID, result.getStatus());
        assertEquals("alice", result.getCallerPrincipal().getName());
        assertEquals(Set.of("admin", "of-alice"), result.getCallerGroups());
    }

    @Test
    @DisplayName("A store of this module that rejects the credential is heard, where none admits it")
    void invalidIsInvalid() {
        assertSame(
                INVALID_RESULT,
                stores(NOT_VALIDATED_RESULT, true, store(100, INVALID_RESULT), store(200, NOT_VALIDATED_RESULT))
                        .validate(CREDENTIAL));
        assertSame(NOT_VALIDATED_RESULT, stores(NOT_VALIDATED_RESULT, true).validate(CREDENTIAL));
    }

    private static IdentityStores stores(
            CredentialValidationResult handlers, boolean isContainerHandler, IdentityStore... stores) {
        List<IdentityStore> all = new java.util.ArrayList<>(List.of(stores));
        all.add(groups());
        return new IdentityStores(credential -> handlers, isContainerHandler, () -> all);
    }

    private static IdentityStore store(int priority, CredentialValidationResult result) {
        return new IdentityStore() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                return result;
            }

            @Override
            public int priority() {
                return priority;
            }
        };
    }

    private static IdentityStore groups() {
        return new IdentityStore() {
            @Override
            public Set<String> getCallerGroups(CredentialValidationResult result) {
                return Set.of("of-" + result.getCallerPrincipal().getName());
            }

            @Override
            public Set<ValidationType> validationTypes() {
                return Set.of(ValidationType.PROVIDE_GROUPS);
            }
        };
    }
}
