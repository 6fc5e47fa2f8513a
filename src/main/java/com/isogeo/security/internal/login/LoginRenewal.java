package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.internal.client.AccountClient;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.RefreshResult;
import com.isogeo.security.internal.session.RefreshResult.Over;
import com.isogeo.security.internal.session.RefreshResult.Renewed;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * Keeps a login good: new tokens before a protected page is entered, and after them the caller and his groups anew. A user
 * who works does not wait for the second; one who comes back after his token expired does, since what he may could be old.
 * The rules stand in decision 0011.
 */
public final class LoginRenewal {

    private final LoginSession sessions;
    private final TokenRefresh refresh;
    private final AccountClient accounts;
    private final IdentityStoreHandler identityStores;
    private final OperatorLog log;

    public LoginRenewal(
            LoginSession sessions,
            TokenRefresh refresh,
            AccountClient accounts,
            IdentityStoreHandler identityStores,
            OperatorLog log) {
        this.sessions = sessions;
        this.refresh = refresh;
        this.accounts = accounts;
        this.identityStores = identityStores;
        this.log = log;
    }

    /** Whether there is anything to do. The one question on the path of every request. */
    boolean isDue(Login login) {
        return sessions.areRolesDue(login) || sessions.isDue(login);
    }

    /** The login as this request is to see it. */
    RefreshResult renew(HttpSession session, Login login, boolean isProtected) {
        boolean isExpired = sessions.isExpired(login);
        if (!sessions.isDue(login) || !(isProtected || isExpired)) {
            // An open page needs no token as long as the roles are young: the application's own question refreshes it.
            return withRoles(session, login, false);
        }
        return refresh.refresh(session, login)
                .fold(
                        renewed -> withRoles(session, renewed.login(), isExpired),
                        over -> over,
                        unavailable -> orStillGood(login, unavailable));
    }

    private RefreshResult orStillGood(Login login, Unavailable unavailable) {
        return sessions.isExpired(login) ? unavailable : new Renewed(login);
    }

    private RefreshResult withRoles(HttpSession session, Login login, boolean isWaiting) {
        if (!sessions.areRolesDue(login) || sessions.isExpired(login)) {
            return new Renewed(login);
        }
        String accessToken = login.tokens().accessToken();
        boolean isTooOld = sessions.areRolesTooOld(login);
        if (isTooOld && accounts.isBackingOff(accessToken)) {
            return rolesUnknown("the API was asked in vain a moment ago");
        }
        if (isTooOld || isWaiting || accounts.isAnswered(accessToken)) {
            return judgedAnew(session, login);
        }
        accounts.ask(accessToken);
        return new Renewed(login);
    }

    private RefreshResult judgedAnew(HttpSession session, Login login) {
        CredentialValidationResult result;
        try {
            result = identityStores.validate(new IsogeoCredential(login.tokens().accessToken(), login.caller()));
        } catch (AccountUnreachableException e) {
            return orAsTheyWere(login, e.cause().reason());
        }
        Optional<Login> next = isStillHim(result, login)
                ? sessions.judgeAnew(session, login, result.getCallerPrincipal(), result.getCallerGroups())
                : sessions.end(session, login);
        return next.<RefreshResult>map(Renewed::new).orElseGet(Over::new);
    }

    private RefreshResult orAsTheyWere(Login login, String reason) {
        if (sessions.areRolesTooOld(login)) {
            log.tell(Message.ROLES_NOT_READ, "A caller's groups are too old to rely on: " + reason + ".");
            return rolesUnknown(reason);
        }
        log.tell(Message.ROLES_NOT_READ, "A caller's groups stay as they were: " + reason + ".");
        return new Renewed(login);
    }

    private static RefreshResult rolesUnknown(String reason) {
        return new Unavailable("PROVIDER_WRONG", reason);
    }

    private boolean isStillHim(CredentialValidationResult result, Login login) {
        boolean same = result.getStatus() == Status.VALID
                && result.getCallerPrincipal().getName().equals(login.caller().getName());
        if (!same) {
            log.tell(
                    Message.NO_LONGER_ACCEPTED,
                    "A login ended after a refresh: the identity stores no longer admit its caller.");
        }
        return same;
    }
}
