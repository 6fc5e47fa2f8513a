package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;

/** Ends a login: on this server, in this browser, and at Isogeo where that can be told. Without a login nothing happens. */
public final class Logout {

    private static final String SIGNED_OUT = "isogeo-signed-out";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final LoginSession sessions;
    private final TokenRefresh refresh;
    private final RevocationClient revocation;
    private final BrowserCookies cookies;
    private final PendingLoginCookies pendingLogins;
    private final LoginLoopGuard loopGuard;
    private final OperatorLog log;
    private final LoginEvents events;

    public Logout(
            LoginSession sessions,
            TokenRefresh refresh,
            RevocationClient revocation,
            BrowserCookies cookies,
            PendingLoginCookies pendingLogins,
            LoginLoopGuard loopGuard,
            OperatorLog log,
            LoginEvents events) {
        this.sessions = sessions;
        this.refresh = refresh;
        this.revocation = revocation;
        this.cookies = cookies;
        this.pendingLogins = pendingLogins;
        this.loopGuard = loopGuard;
        this.log = log;
        this.events = events;
    }

    void signOut(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        sessions.written(session).ifPresent(login -> {
            refresh.forget(session, login);
            sessions.close(session);
            pendingLogins.removeAll(request, response);
            loopGuard.forget(request, response);
            // Chromium keeps pages for the Back button, no-store or not, until it sees a new cookie of this kind.
            cookies.set(request, response, SIGNED_OUT, "1", A_MINUTE);
            revocation.revoke(login.tokens(), reason -> tellOfFailure(login, reason));
            events.tell(new IsogeoEvent.SignedOut(login.caller()));
        });
    }

    private void tellOfFailure(Login login, String reason) {
        log.tell(Message.REVOCATION_FAILED, "The tokens of a user who signed out were not revoked: " + reason + ".");
        events.tell(new IsogeoEvent.RevocationFailed(login.caller()));
    }
}
