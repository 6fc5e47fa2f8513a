package com.isogeo.security.it.doors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** Adds a group of the application's own, as the documentation shows. */
@ApplicationScoped
public class Surveyors implements IdentityStore {

    @Override
    public Set<ValidationType> validationTypes() {
        return Set.of(ValidationType.PROVIDE_GROUPS);
    }

    @Override
    public Set<String> getCallerGroups(CredentialValidationResult user) {
        return user.getCallerGroups().contains("admin") ? Set.of("surveyor") : Set.of();
    }
}
