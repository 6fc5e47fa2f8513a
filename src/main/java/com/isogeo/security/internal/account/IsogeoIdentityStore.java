package com.isogeo.security.internal.account;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.RandomText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Authenticates an access token by reading its account from Isogeo's API. The roles in the workgroups are the groups.
 */
@ApplicationScoped
public class IsogeoIdentityStore implements IdentityStore {

    /** After an application's own stores, whose default is 100. */
    private static final int PRIORITY = 200;

    private static final String UNKNOWN = "unknown-";
    private static final int NAME_BYTES = 16;

    private final AccountClient accounts;
    private final SecureRandom random;
    private final OperatorLog log;

    /** For the container's proxy, which never uses the fields. */
    @SuppressWarnings("NullAway")
    protected IsogeoIdentityStore() {
        this.accounts = null;
        this.random = null;
        this.log = null;
    }

    @Inject
    public IsogeoIdentityStore(AccountClient accounts, OperatorLog log, @ModuleOwned SecureRandom random) {
        this.accounts = accounts;
        this.random = random;
        this.log = log;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof IsogeoCredential isogeo
                ? authenticate(isogeo)
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    private CredentialValidationResult authenticate(IsogeoCredential credential) {
        try {
            IsogeoPrincipal user =
                    accounts.readUser(credential.accessToken()).orElseGet(() -> unnamed(credential.formerCaller()));
            return valid(user);
        } catch (TokenRejectedException e) {
            // A token that was valid for this caller's account has been revoked. With a new one the provider is wrong.
            if (credential.formerCaller().filter(IsogeoIdentityStore::wasRead).isPresent()) {
                return CredentialValidationResult.INVALID_RESULT;
            }
            throw new AccountUnreachableException(e.asProviderException());
        } catch (ProviderException e) {
            throw new AccountUnreachableException(e);
        }
    }

    private static CredentialValidationResult valid(IsogeoPrincipal user) {
        return new CredentialValidationResult(
                user, user.workgroups().stream().map(IsogeoWorkgroup::role).collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean wasRead(CallerPrincipal caller) {
        return caller instanceof IsogeoPrincipal user && !user.getName().startsWith(UNKNOWN);
    }

    /** A name that is unique to this login and stays: two users whose accounts cannot be read must never be one. */
    private IsogeoPrincipal unnamed(Optional<CallerPrincipal> formerCaller) {
        log.warn(
                Message.ACCOUNT_UNREADABLE,
                "Isogeo does not let this application read a user's account: they are signed in without name and"
                        + " groups.");
        String name = formerCaller
                .map(CallerPrincipal::getName)
                .orElseGet(() -> UNKNOWN + RandomText.base64url(random, NAME_BYTES));
        return new IsogeoPrincipal(name, null, null, List.of());
    }
}
