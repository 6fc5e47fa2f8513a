package com.isogeo.security;

import static java.util.Objects.requireNonNull;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The access token that Isogeo issued, as the credential that an {@code IdentityStore} validates.
 *
 * <p>The module's own store has priority 200 and reads the user's account from Isogeo's API. A store of the
 * application with a lower number is called first and may validate the credential in its place; a store that only
 * provides groups adds to the roles. Stores are called once for each login, on the thread of the callback, and once
 * after each refresh of its tokens, on the thread of a request of that user. A store that throws ends the request
 * with an error page, and nobody is signed in. Immutable.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Surveyors implements IdentityStore {
 *     @Override public Set<ValidationType> validationTypes() {
 *         return Set.of(PROVIDE_GROUPS);
 *     }
 *
 *     @Override public Set<String> getCallerGroups(CredentialValidationResult user) {
 *         return user.getCallerGroups().contains("admin") ? Set.of("surveyor") : Set.of();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IsogeoCredential implements Credential {

    /** The access token that Isogeo issued. */
    private final String accessToken;

    /** The caller before the refresh, or null. */
    private final @Nullable CallerPrincipal formerCaller;

    /**
     * The credential of a login.
     *
     * @param accessToken the access token that Isogeo issued
     */
    public IsogeoCredential(String accessToken) {
        this(accessToken, null);
    }

    /**
     * The credential of a caller who is signed in, after a refresh.
     *
     * @param accessToken the access token that Isogeo issued at a refresh
     * @param formerCaller the caller before the refresh, null at a login
     */
    public IsogeoCredential(String accessToken, @Nullable CallerPrincipal formerCaller) {
        this.accessToken = requireNonNull(accessToken, "accessToken is null");
        this.formerCaller = formerCaller;
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
     * The caller before the refresh. A store must return a caller of the same name; another name ends the login.
     *
     * @return the caller before the refresh, empty at a login
     */
    public Optional<CallerPrincipal> formerCaller() {
        return Optional.ofNullable(formerCaller);
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
