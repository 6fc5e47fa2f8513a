package com.isogeo.security.internal.account;

import static jakarta.security.enterprise.identitystore.CredentialValidationResult.INVALID_RESULT;
import static jakarta.security.enterprise.identitystore.CredentialValidationResult.NOT_VALIDATED_RESULT;

import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStore.ValidationType;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The container's handler, and the identity stores of this module where that handler knows those of another one.
 * WildFly has one handler for an enterprise application, which collects the stores of the web application that is
 * called first.
 */
public final class IdentityStores {

    private final IdentityStoreHandler handler;
    private final boolean isContainerHandler;
    private final Supplier<List<IdentityStore>> stores;

    /**
     * An application's own handler decides alone. The stores are only called where the handler is the container's.
     */
    public IdentityStores(
            IdentityStoreHandler handler, boolean isContainerHandler, Supplier<List<IdentityStore>> stores) {
        this.handler = handler;
        this.isContainerHandler = isContainerHandler;
        this.stores = stores;
    }

    /** Validates a credential by the stores of this module, in the order of their priorities. May block. */
    public CredentialValidationResult validate(Credential credential) {
        CredentialValidationResult result = handler.validate(credential);
        // The module's own store never returns this: the handler does not have it.
        return isContainerHandler && result.getStatus() == Status.NOT_VALIDATED ? validateByStores(credential) : result;
    }

    /** As Jakarta Security 3.0 lays down in section 2.3.1. */
    private CredentialValidationResult validateByStores(Credential credential) {
        List<IdentityStore> byPriority = stores.get().stream()
                .sorted(Comparator.comparingInt(IdentityStore::priority))
                .toList();
        boolean isInvalid = false;
        for (IdentityStore store : byPriority) {
            if (!store.validationTypes().contains(ValidationType.VALIDATE)) {
                continue;
            }
            CredentialValidationResult result = store.validate(credential);
            if (result.getStatus() == Status.VALID) {
                return withGroups(result, store, byPriority);
            }
            isInvalid |= result.getStatus() == Status.INVALID;
        }
        return isInvalid ? INVALID_RESULT : NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult withGroups(
            CredentialValidationResult valid, IdentityStore validating, List<IdentityStore> byPriority) {
        Set<String> groups = new HashSet<>();
        if (validating.validationTypes().contains(ValidationType.PROVIDE_GROUPS)) {
            groups.addAll(valid.getCallerGroups());
        }
        for (IdentityStore store : byPriority) {
            if (store.validationTypes().equals(Set.of(ValidationType.PROVIDE_GROUPS))) {
                groups.addAll(store.getCallerGroups(valid));
            }
        }
        return new CredentialValidationResult(
                valid.getIdentityStoreId(),
                valid.getCallerPrincipal(),
                valid.getCallerDn(),
                valid.getCallerUniqueId(),
                groups);
    }
}
