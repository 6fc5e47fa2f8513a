package com.isogeo.security;

import static java.util.Objects.requireNonNull;

import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code IdentityStore} is asked to judge after Isogeo issued an access token: the token itself.
 *
 * <p>The module's own store asks Isogeo's API who the user is, at priority 200. A store of the application with a lower
 * number is asked first and may answer in its place; one that only provides groups adds to the roles. Called once for each
 * login, on the thread of the callback, and once after each refresh of its tokens, on the thread of a request of that user.
 * A store that throws ends the request with a page; nobody gets in. Immutable.
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

    /** The caller as he was judged last, or null. */
    private final @Nullable CallerPrincipal formerCaller;

    /**
     * A credential.
     *
     * @param accessToken the access token that Isogeo issued
     */
    public IsogeoCredential(String accessToken) {
        this(accessToken, null);
    }

    /**
     * A credential of a caller who is signed in already.
     *
     * @param accessToken the access token that Isogeo issued at a refresh
     * @param formerCaller the caller as he was judged last, null at a login
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
     * Who the caller was, when this is not a login but the question that follows a refresh of his tokens. A store must
     * answer with the same name then; another one ends the login.
     *
     * @return the caller as he was judged last, empty at a login
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
