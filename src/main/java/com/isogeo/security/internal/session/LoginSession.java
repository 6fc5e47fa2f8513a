package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Opens the HTTP session of a login, and closes it when the user signs out. */
@Singleton
public final class LoginSession {

    private final LoginStore logins;
    private final boolean invalidates;

    @Inject
    public LoginSession(LoginStore logins, IsogeoSettings settings) {
        this.logins = logins;
        this.invalidates = settings.behaviour().logoutInvalidatesSession();
    }

    /**
     * Puts a login into the session under a new session id (session fixation). What the same caller, or an anonymous
     * one, left in the session stays; what another caller left is removed with their session.
     */
    public void open(
            HttpServletRequest request,
            CallerPrincipal caller,
            Set<String> groups,
            Tokens tokens,
            boolean isFormNotSent) {
        Login login = logins.create(caller, groups, tokens, isFormNotSent);
        HttpSession former = request.getSession(false);
        if (former != null && logins.isOfAnotherCaller(former, caller)) {
            former.invalidate();
        }
        HttpSession session = request.getSession(true);
        if (!session.isNew() || isSentByBrowser(request, session.getId())) {
            changeId(request, session);
        }
        logins.write(session, login);
    }

    /** Ends the login, and the session with all that is in it, or leaves the session to the application. */
    public void close(HttpSession session) {
        try {
            if (invalidates) {
                // Another request may go on with its own view of the session.
                logins.markEnded(session);
                session.invalidate();
            } else {
                logins.remove(session);
            }
        } catch (IllegalStateException e) {
            // It has ended already.
        }
    }

    /**
     * Whether the browser sent this id. A new session has such an id where another application of the server has a
     * session of the same id (Jakarta Servlet, section 7.3: the id is the browser's, the session each application's
     * own).
     */
    private static boolean isSentByBrowser(HttpServletRequest request, String id) {
        Cookie[] cookies = request.getCookies();
        return id.equals(request.getRequestedSessionId())
                || (cookies != null
                        && Stream.of(cookies)
                                // On Open Liberty null for a cookie without an equals sign.
                                .anyMatch(cookie ->
                                        String.valueOf(cookie.getValue()).contains(id)));
    }

    /**
     * Open Liberty's database holds under the new id what is set from then on, and loses the rest
     * (OpenLiberty/open-liberty 3244): so all is read before, and set again after. A value that listens to its
     * session would take that for its end.
     */
    private static void changeId(HttpServletRequest request, HttpSession session) {
        Map<String, Object> values = new HashMap<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            values.put(name, session.getAttribute(name));
        }
        request.changeSessionId();
        values.forEach((name, value) -> {
            if (!(value instanceof HttpSessionBindingListener)) {
                session.setAttribute(name, value);
            }
        });
    }
}
