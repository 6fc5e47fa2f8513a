package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.oauth2.ClientSecretSeal;
import com.isogeo.security.internal.oauth2.RandomText;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds, replaces and removes the one attribute of the HTTP session that is a login. Never makes a session. A session
 * that ends meanwhile is one without a login.
 */
@Singleton
public final class LoginStore {

    static final String ATTRIBUTE = "com.isogeo.security.login";
    static final String FORMER_CALLER = "com.isogeo.security.owner";
    private static final int SUBJECT_KEY_BYTES = 24;

    private final String fingerprint;
    private final LoginSeal seal;
    private final NodeId node;
    private final RefreshPolicy policy;
    private final SecureRandom random;
    private final Clock clock;
    private final EndedLogins ended;

    @Inject
    public LoginStore(
            IsogeoSettings settings,
            NodeId node,
            RefreshPolicy policy,
            @ModuleOwned SecureRandom random,
            @ModuleOwned Clock clock) {
        this.fingerprint = ConfigurationFingerprint.of(settings).value();
        this.seal =
                new LoginSeal(new ClientSecretSeal(settings.client().credentials(), "isogeo-security logins", random));
        this.node = node;
        this.policy = policy;
        this.random = random;
        this.clock = clock;
        this.ended = new EndedLogins(clock);
    }

    /** The login of this request's session, when it can be used, at once or after a refresh. */
    public Optional<Login> find(HttpServletRequest request) {
        return find(request.getSession(false));
    }

    /** The login of this session, when it can be used, at once or after a refresh. */
    public Optional<Login> find(@Nullable HttpSession session) {
        Optional<Login> stored = findStored(session);
        return stored.isEmpty() || policy.isUsable(stored.get()) ? stored : Optional.empty();
    }

    /** The login of the session, or the one attached to this request, when that is later. */
    Optional<Login> find(HttpServletRequest request, HttpSession session) {
        Optional<Login> stored = find(session);
        return request.getAttribute(ATTRIBUTE) instanceof Login attached
                ? stored.map(login -> isSameCallerAndNotOlder(login, attached) ? attached : login)
                : stored;
    }

    private static boolean isSameCallerAndNotOlder(Login login, Login attached) {
        return attached.caller().getName().equals(login.caller().getName()) && !login.isLaterThan(attached);
    }

    /** The login that was written into this session, whether it can be used or not. */
    public Optional<Login> findStored(@Nullable HttpSession session) {
        try {
            return session == null ? Optional.empty() : read(session);
        } catch (IllegalStateException e) {
            // Another request signed out while this one was on its way.
            return Optional.empty();
        }
    }

    private Optional<Login> read(HttpSession session) {
        Optional<Login> login = open(session);
        return login.isPresent() && login.get().fingerprint().equals(fingerprint) ? login : Optional.empty();
    }

    private Optional<Login> open(HttpSession session) {
        return session.getAttribute(ATTRIBUTE) instanceof SealedLogin sealed ? sealed.open(seal) : Optional.empty();
    }

    /** Puts the login into the session, in the place of any other. */
    void write(HttpSession session, Login login) {
        session.setAttribute(ATTRIBUTE, new SealedLogin(login, seal));
    }

    /** Whether somebody else is, or was last, signed in in this session. */
    boolean isOfAnotherCaller(HttpSession session, CallerPrincipal caller) {
        boolean hasLogin = session.getAttribute(ATTRIBUTE) != null;
        @Nullable
        Object name = hasLogin
                ? open(session).map(login -> login.caller().getName()).orElse(null)
                : session.getAttribute(FORMER_CALLER);
        return (hasLogin || name != null) && !caller.getName().equals(name);
    }

    /**
     * The request goes on with this login, also where its view of the session is older than another thread's refresh.
     */
    public void attachTo(HttpServletRequest request, Login login) {
        request.setAttribute(ATTRIBUTE, login);
    }

    /** A new login of this caller; not in any session yet. */
    Login create(CallerPrincipal caller, Set<String> groups, Tokens tokens, boolean isFormNotSent) {
        // One Instant for both: replication writes it once.
        Instant now = clock.instant();
        return new Login(
                fingerprint, caller, groups, tokens, subjectKey(), false, isFormNotSent, node.value(), now, now);
    }

    /**
     * The login gets the tokens of a refresh, and this node as its owner.
     *
     * @return what the session holds then: the next form of the login, or what another thread or node was faster to
     *     write
     */
    Optional<Login> updateTokens(HttpSession session, Login login, Tokens issued) {
        return replace(session, login, stored -> true, login.refreshedBy(issued, node.value()));
    }

    /**
     * The login gets caller and groups as the identity stores see them now, and a new key.
     *
     * @return what the session holds then
     */
    public Optional<Login> updateCaller(HttpSession session, Login login, CallerPrincipal caller, Set<String> groups) {
        return replace(
                session, login, login::hasTokensOf, login.withCaller(caller, groups, subjectKey(), clock.instant()));
    }

    /** The page of this request tells the user that the form has to be sent again. */
    public void clearFormNotSent(HttpServletRequest request, Login login) {
        HttpSession session = request.getSession(false);
        // Gone where another request has signed out meanwhile, and a new one would be nobody's.
        if (session != null) {
            replace(session, login, login::hasTokensOf, login.withoutFormNotSent());
        }
    }

    /**
     * Removes this login from this session, also where the request sees it as it was before a refresh. A later one, or
     * another caller's, stays, and is returned.
     */
    public Optional<Login> removeUnlessReplaced(HttpSession session, Login login) {
        try {
            Optional<Login> stored = findStored(session);
            if (stored.filter(found -> isSameCallerAndNotOlder(found, login)).isPresent()) {
                remove(session);
                return Optional.empty();
            }
            return stored;
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * Marks the session's login as ended where its user signed in too long ago. Returns it to the first caller of this
     * node only, who has the rest to do.
     */
    Optional<Login> markEndedIfMaxAgeReached(HttpSession session) {
        return findStored(session).filter(policy::isMaxAgeReached).filter(ended::addIfAbsent);
    }

    /** Whether this session was a caller's who is not signed in any more. */
    public boolean isOfFormerCaller(HttpSession session) {
        try {
            return find(session).isEmpty()
                    && (session.getAttribute(ATTRIBUTE) != null || session.getAttribute(FORMER_CALLER) != null);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** Removes the login. The session stays, and with it the name of the caller. */
    void remove(HttpSession session) {
        open(session).ifPresent(login -> {
            session.setAttribute(FORMER_CALLER, login.caller().getName());
            // Before it is removed: another request that has read it may be about to write its next form.
            ended.add(login);
        });
        session.removeAttribute(ATTRIBUTE);
    }

    /** No request that has read the session's login may put its next form back. */
    void markEnded(HttpSession session) {
        findStored(session).ifPresent(ended::add);
    }

    /**
     * Puts the next form of a login in the place of the former. The session keeps its id. A request may see the
     * session as it was before the former was written into it. What other requests wrote is not overwritten then.
     *
     * @return what the session holds then: the next one, or what another thread or node was faster to write
     */
    private Optional<Login> replace(HttpSession session, Login former, Predicate<Login> isReplaced, Login next) {
        try {
            Optional<Login> stored = findStored(session);
            if (stored.isEmpty() || stored.get().isLaterThan(former)) {
                return stored;
            }
            if (isReplaced.test(stored.get())) {
                write(session, next);
                if (ended.contains(stored.get())) {
                    // It ended between the two, and must not come back.
                    session.removeAttribute(ATTRIBUTE);
                    return Optional.empty();
                }
            }
            return Optional.of(next);
        } catch (IllegalStateException e) {
            // The session ended meanwhile.
            return Optional.empty();
        }
    }

    private String subjectKey() {
        return RandomText.base64url(random, SUBJECT_KEY_BYTES);
    }
}
