package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.AccountUnreachableException;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.RefreshPolicy;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Keeps a login valid: new tokens before a protected page is entered, and after them the caller and their groups. A
 * user who is active does not wait for the groups. One who comes back after the token expired does, since the groups
 * could be old. Decision 0011 has the rules.
 */
@Singleton
public final class LoginRenewal {

    private final LoginStore logins;
    private final RefreshPolicy policy;
    private final TokenRefresh refresh;
    private final AccountClient accounts;
    private final IdentityStores identityStores;
    private final OperatorLog log;

    @Inject
    public LoginRenewal(
            LoginStore logins,
            RefreshPolicy policy,
            TokenRefresh refresh,
            AccountClient accounts,
            IdentityStores identityStores,
            OperatorLog log) {
        this.logins = logins;
        this.policy = policy;
        this.refresh = refresh;
        this.accounts = accounts;
        this.identityStores = identityStores;
        this.log = log;
    }

    /** Whether there is anything to do. */
    boolean isDue(Login login) {
        return policy.isDue(login);
    }

    /** The login as this request is to see it. Blocks while the provider is called. */
    RefreshResult renew(HttpSession session, Login login, boolean isCallerRequired) {
        boolean isExpired = policy.isExpired(login);
        if (!policy.isRefreshDue(login) || !(isCallerRequired || isExpired)) {
            // An open page needs no token as long as the groups are recent: the application's own call refreshes it.
            return checkGroups(session, login, false);
        }
        RefreshResult result = refresh.refresh(session, login);
        if (result instanceof LoginContinues refreshed) {
            return checkGroups(session, refreshed.login(), isExpired);
        }
        // The token serves until its expiry, but the groups may be too old by now.
        return result instanceof Unavailable && !policy.isExpired(login) ? checkGroups(session, login, false) : result;
    }

    private RefreshResult checkGroups(HttpSession session, Login login, boolean isWaiting) {
        if (!policy.isGroupsCheckDue(login) || policy.isExpired(login)) {
            return new LoginContinues(login);
        }
        String accessToken = login.tokens().accessToken();
        boolean isTooOld = policy.areGroupsTooOld(login);
        if (isTooOld && accounts.isBackingOff(accessToken)) {
            return groupsUnavailable("the last request to the API failed a moment ago");
        }
        if (isTooOld || isWaiting || accounts.isPrefetched(accessToken)) {
            return authenticateAgain(session, login);
        }
        accounts.prefetch(accessToken);
        return new LoginContinues(login);
    }

    private RefreshResult authenticateAgain(HttpSession session, Login login) {
        CredentialValidationResult result;
        try {
            result = identityStores.validate(new IsogeoCredential(login.tokens().accessToken(), login.caller()));
        } catch (AccountUnreachableException e) {
            return keepGroupsUnlessTooOld(login, e.cause().reason());
        }
        Optional<Login> next = isSameCaller(result, login)
                ? logins.updateCaller(session, login, result.getCallerPrincipal(), result.getCallerGroups())
                : logins.removeUnlessReplaced(session, login);
        return RefreshResult.of(next);
    }

    private RefreshResult keepGroupsUnlessTooOld(Login login, String reason) {
        if (policy.areGroupsTooOld(login)) {
            log.warn(Message.ROLES_NOT_READ, "A caller's groups are too old to rely on: " + reason + ".");
            return groupsUnavailable(reason);
        }
        log.warn(Message.ROLES_NOT_READ, "A caller's groups stay as they were: " + reason + ".");
        return new LoginContinues(login);
    }

    private static RefreshResult groupsUnavailable(String reason) {
        return new Unavailable(LoginError.INVALID_PROVIDER_RESPONSE, reason);
    }

    private boolean isSameCaller(CredentialValidationResult result, Login login) {
        boolean isSame = result.getStatus() == Status.VALID
                && result.getCallerPrincipal().getName().equals(login.caller().getName());
        if (!isSame) {
            log.warn(
                    Message.CALLER_NO_LONGER_ACCEPTED,
                    "A login ended after a refresh: the identity stores no longer accept its caller.");
        }
        return isSame;
    }
}
