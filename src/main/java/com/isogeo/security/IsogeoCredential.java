package com.isogeo.security;

import static java.util.Objects.requireNonNull;

import jakarta.security.enterprise.credential.Credential;

/**
 * What an {@code IdentityStore} is asked to judge after Isogeo issued an access token: the token itself.
 *
 * <p>The module's own store asks Isogeo's API who the user is, at priority 200. A store of the application with a lower
 * number is asked first and may answer in its place; one that only provides groups adds to the roles. Called once for each
 * login, on the thread of the callback. A store that throws ends the login with a page; nobody gets in. Immutable.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Surveyors implements IdentityStore {
 *     public Set<ValidationType> validationTypes() { return Set.of(PROVIDE_GROUPS); }
 *     public Set<String> getCallerGroups(CredentialValidationResult user) { … }
 * }
 * }</pre>
 */
public final class IsogeoCredential implements Credential {

    /** The access token that Isogeo issued. */
    private final String accessToken;

    /**
     * A credential.
     *
     * @param accessToken the access token that Isogeo issued
     */
    public IsogeoCredential(String accessToken) {
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
    }

    /**
     * The access token, with which the store may call Isogeo's API (RFC 6750, section 2.1).
     *
     * @return the access token
     */
    public String accessToken() {
        return accessToken;
    }

    /**
     * A text without the token.
     *
     * @return the type's name
     */
    @Override
    public String toString() {
        return "IsogeoCredential[accessToken=<hidden>]";
    }
}
