package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.RandomText;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads, writes and clears the one attribute of the HTTP session that is a login. */
public final class LoginSession {

    static final String ATTRIBUTE = "com.isogeo.security.login";
    private static final int SUBJECT_KEY_BYTES = 24;

    private final String fingerprint;
    private final SecureRandom random;
    private final Clock clock;

    public LoginSession(IsogeoSettings settings, SecureRandom random, Clock clock) {
        this.fingerprint = ConfigurationFingerprint.of(settings).value();
        this.random = random;
        this.clock = clock;
    }

    /** The login of this request's session, when it still holds. Never makes a session. */
    public Optional<Login> current(HttpServletRequest request) {
        return held(request.getSession(false)).filter(login -> !login.tokens().isExpiredAt(clock.instant()));
    }

    /**
     * Puts a login into the session under a new session id (session fixation). What the same caller, or a stranger's
     * shopping, left in the session stays; what another caller left goes.
     */
    public void open(HttpServletRequest request, CallerPrincipal caller, Set<String> groups, Tokens tokens) {
        Login login = new Login(
                Login.FORMAT, fingerprint, caller, groups, tokens, RandomText.base64url(random, SUBJECT_KEY_BYTES));
        HttpSession former = request.getSession(false);
        if (former != null && isOfAnother(former, caller)) {
            former.invalidate();
        }
        HttpSession session = request.getSession(true);
        if (!session.isNew()) {
            request.changeSessionId();
        }
        session.setAttribute(ATTRIBUTE, login);
    }

    /** Ends the login; the session itself belongs to the application. */
    public void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(ATTRIBUTE);
        }
    }

    private Optional<Login> held(@Nullable HttpSession session) {
        return session != null
                        && session.getAttribute(ATTRIBUTE) instanceof Login login
                        && login.format() == Login.FORMAT
                        && login.fingerprint().equals(fingerprint)
                ? Optional.of(login)
                : Optional.empty();
    }

    private static boolean isOfAnother(HttpSession session, CallerPrincipal caller) {
        Object former = session.getAttribute(ATTRIBUTE);
        return former != null
                && !(former instanceof Login login && login.caller().getName().equals(caller.getName()));
    }
}
