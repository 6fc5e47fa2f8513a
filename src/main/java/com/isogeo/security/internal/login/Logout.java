package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.LoginStore;
import com.isogeo.security.internal.session.TokenRefresh;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/** Ends a login: in the session, in the browser, and at Isogeo where there is a revocation endpoint (RFC 7009). */
@Singleton
public final class Logout {

    /** A browser full of cookies of the module's names must not fill a response. */
    private static final int MAX_REMOVALS = 10;

    private final LoginStore logins;
    private final LoginSession sessions;
    private final TokenRefresh refresh;
    private final RevocationClient revocation;
    private final BrowserCookies cookies;
    private final LoginEvents events;

    @Inject
    public Logout(
            LoginStore logins,
            LoginSession sessions,
            TokenRefresh refresh,
            RevocationClient revocation,
            BrowserCookies cookies,
            LoginEvents events) {
        this.logins = logins;
        this.sessions = sessions;
        this.refresh = refresh;
        this.revocation = revocation;
        this.cookies = cookies;
        this.events = events;
    }

    /**
     * Ends the login of the request's session. Without one nothing happens. Returns the cookies that go with the
     * response.
     */
    List<CookieChange> signOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return logins.findStored(session)
                .map(login -> end(login, session, request))
                .orElseGet(List::of);
    }

    private List<CookieChange> end(Login login, HttpSession session, HttpServletRequest request) {
        CallerPrincipal caller = login.caller();
        refresh.abandon(session, login);
        sessions.close(session);
        revocation.revoke(login.tokens(), () -> events.publish(new IsogeoEvent.RevocationFailed(caller)));
        events.publish(new IsogeoEvent.SignedOut(caller));
        return cookies(request);
    }

    private List<CookieChange> cookies(HttpServletRequest request) {
        List<CookieChange> changes = new ArrayList<>(cookies.of(request).stream()
                .map(Cookie::getName)
                .filter(name -> !name.equals(CookieKind.SIGNED_OUT.cookieName()))
                .distinct()
                .limit(MAX_REMOVALS)
                .map(CookieChange::removalOf)
                .toList());
        changes.add(CookieKind.SIGNED_OUT.flag());
        return changes;
    }
}
