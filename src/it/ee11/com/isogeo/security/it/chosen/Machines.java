package com.isogeo.security.it.chosen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;

/** The users of the API, who sign in by Basic. */
@ApplicationScoped
public class Machines implements IdentityStore {

    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        return credential.compareTo("harvester", "a password of a test")
                ? new CredentialValidationResult("harvester", Set.of("machine"))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
