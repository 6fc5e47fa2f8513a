package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Ends logins whose users signed in longer ago than {@code isogeo.max-session-age} (OWASP ASVS 5.0, 7.3.2). From that
 * moment {@link LoginStore#find} has no such login; this does the rest with the session's next request, as a logout
 * does.
 */
@Singleton
public final class AbsoluteTimeout {

    private final LoginStore logins;
    private final LoginSession sessions;
    private final RefreshPolicy policy;
    private final TokenRefresh refresh;
    private final RevocationClient revocation;
    private final OperatorLog log;
    private final LoginEvents events;

    @Inject
    public AbsoluteTimeout(
            LoginStore logins,
            LoginSession sessions,
            RefreshPolicy policy,
            TokenRefresh refresh,
            RevocationClient revocation,
            OperatorLog log,
            LoginEvents events) {
        this.logins = logins;
        this.sessions = sessions;
        this.policy = policy;
        this.refresh = refresh;
        this.revocation = revocation;
        this.log = log;
        this.events = events;
    }

    /** For a request of a session without a usable login. Does nothing where it has none, or one that is not so old. */
    public void endIfReached(@Nullable HttpSession session) {
        if (session != null && policy.hasMaxAge()) {
            logins.markEndedIfMaxAgeReached(session).ifPresent(login -> end(session, login));
        }
    }

    private void end(HttpSession session, Login login) {
        refresh.abandon(session, login);
        sessions.close(session);
        revocation.revoke(login.tokens(), () -> events.publish(new IsogeoEvent.RevocationFailed(login.caller())));
        log.info(Message.MAX_AGE_REACHED, "A login has ended at isogeo.max-session-age.");
        events.publish(new IsogeoEvent.MaxAgeReached(login.caller()));
    }
}
