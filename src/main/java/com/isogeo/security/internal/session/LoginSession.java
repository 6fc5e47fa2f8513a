package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.RandomText;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads, writes and clears the one attribute of the HTTP session that is a login. */
public final class LoginSession {

    static final String ATTRIBUTE = "com.isogeo.security.login";
    static final String OWNER = "com.isogeo.security.owner";
    private static final int SUBJECT_KEY_BYTES = 24;
    private static final int NODE_BYTES = 9;

    /** Roles are asked anew after each refresh, and after this time where a token lives longer or its end is not known. */
    private static final Duration ROLES_FRESH = Duration.ofHours(1);

    /** While the API fails, roles stay as they were for so long and no longer. */
    private static final Duration ROLES_KEPT = Duration.ofHours(2);

    private static final Duration RECENT = Duration.ofMinutes(1);

    private final String node;
    private final String fingerprint;
    private final Optional<Duration> refreshAhead;
    private final boolean invalidates;
    private final SecureRandom random;
    private final Clock clock;
    private final EndedLogins ended;

    public LoginSession(IsogeoSettings settings, SecureRandom random, Clock clock) {
        this.node = RandomText.base64url(random, NODE_BYTES);
        this.fingerprint = ConfigurationFingerprint.of(settings).value();
        this.refreshAhead = settings.refreshAhead();
        this.invalidates = settings.logoutInvalidatesSession();
        this.random = random;
        this.clock = clock;
        this.ended = new EndedLogins(clock);
    }

    /** The login of this request's session, when it holds still or can be refreshed. Never makes a session. */
    public Optional<Login> current(HttpServletRequest request) {
        return held(request.getSession(false));
    }

    /** The login that this session holds. */
    public Optional<Login> held(@Nullable HttpSession session) {
        return written(session)
                .filter(login ->
                        login.tokens().refresh().isPresent() || !login.tokens().isExpiredAt(clock.instant()));
    }

    /** This request goes on with this login, also where its view of the session is older than a refresh of another thread's. */
    public void carry(HttpServletRequest request, Login login) {
        request.setAttribute(ATTRIBUTE, login);
    }

    /** The login that the session holds, or what this request carries, when that is later. */
    Optional<Login> held(HttpServletRequest request, HttpSession session) {
        Optional<Login> held = held(session);
        return request.getAttribute(ATTRIBUTE) instanceof Login carried
                ? held.map(login -> isNext(login, carried) ? carried : login)
                : held;
    }

    private static boolean isNext(Login login, Login carried) {
        return carried.caller().getName().equals(login.caller().getName()) && !login.isLaterThan(carried);
    }

    /** Whether it is time to refresh the login's tokens, and for this node to do it. */
    public boolean isDue(Login login) {
        return login.tokens().refresh().isPresent()
                && login.tokens().areDueAt(clock.instant(), refreshAhead)
                && (isWrittenHere(login) || isExpired(login));
    }

    /** Whether caller and groups are to be asked anew, by this node. */
    public boolean areRolesDue(Login login) {
        boolean isDue = login.rolesDue() || isRolesAge(login, ROLES_FRESH);
        return (isDue && isWrittenHere(login)) || areRolesTooOld(login);
    }

    /** Whether nobody may rely on caller and groups any more before they are read again. */
    public boolean areRolesTooOld(Login login) {
        return isRolesAge(login, ROLES_KEPT);
    }

    private boolean isRolesAge(Login login, Duration age) {
        return login.rolesAge(clock.instant())
                .filter(rolesAge -> rolesAge.compareTo(age) >= 0)
                .isPresent();
    }

    /** Whether its tokens were issued a moment ago, at its beginning or by a refresh. */
    public boolean isRecent(Login login) {
        return login.tokens()
                .issue()
                .filter(issue -> Duration.between(issue, clock.instant()).abs().compareTo(RECENT) < 0)
                .isPresent();
    }

    /** Whether the login's tokens are to be refreshed, and by another node if that one is there. */
    public boolean isForTheWriter(Login login) {
        return login.tokens().refresh().isPresent() && isExpired(login) && !isWrittenHere(login);
    }

    /** Two nodes that refresh one login send one refresh token twice, and a provider may take that for a theft. */
    private boolean isWrittenHere(Login login) {
        return login.writer() == null || login.writer().equals(node);
    }

    /** Whether the login's access token must not be used any more. */
    public boolean isExpired(Login login) {
        return login.tokens().isExpiredAt(clock.instant());
    }

    /**
     * Puts a login into the session under a new session id (session fixation). What the same caller, or a stranger's
     * shopping, left in the session stays; what another caller left goes.
     */
    public void open(
            HttpServletRequest request, CallerPrincipal caller, Set<String> groups, Tokens tokens, boolean isFormLost) {
        Login login = new Login(
                Login.FORMAT,
                fingerprint,
                caller,
                groups,
                tokens,
                RandomText.base64url(random, SUBJECT_KEY_BYTES),
                false,
                isFormLost,
                node,
                clock.instant());
        HttpSession former = request.getSession(false);
        if (former != null && isOfAnother(former, caller)) {
            former.invalidate();
        }
        HttpSession session = request.getSession(true);
        if (!session.isNew() || isPresented(request, session.getId())) {
            changeId(request, session);
        }
        session.setAttribute(ATTRIBUTE, login);
    }

    /**
     * Whether the browser sent this id. A new session has such an id where another application of the server has a session of
     * the same id (Jakarta Servlet, section 7.3: the id is the browser's, the session each application's own).
     */
    private static boolean isPresented(HttpServletRequest request, String id) {
        Cookie[] cookies = request.getCookies();
        return id.equals(request.getRequestedSessionId())
                || (cookies != null
                        && Stream.of(cookies)
                                .anyMatch(cookie -> cookie.getValue().contains(id)));
    }

    /**
     * Open Liberty's database holds under the new id what is set from then on, and loses the rest
     * (OpenLiberty/open-liberty 3244): so all is read before, and set again after. A value that listens to its session would
     * take that for its end.
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

    /** Ends the login, and the session with all that is in it, or leaves that to the application. */
    public void close(HttpSession session) {
        try {
            if (invalidates) {
                // Another request may go on with its own view of the session.
                written(session).ifPresent(ended::add);
                session.invalidate();
            } else {
                clear(session);
            }
        } catch (IllegalStateException e) {
            // It has ended already.
        }
    }

    /**
     * The login gets the tokens of a refresh, and this node as its writer.
     *
     * @return what the session holds then: the next form of the login, or what another thread or node was faster to write
     */
    Optional<Login> refresh(HttpSession session, Login login, Tokens issued) {
        return replace(session, login, written -> true, login.refreshedBy(issued, node));
    }

    /**
     * Puts the next form of a login in the place of the former. The session keeps its id. A request may see the session as it
     * was before the former was written into it: what other requests wrote is not written over then.
     *
     * @return what the session holds then: the next one, or what another thread or node was faster to write
     */
    private Optional<Login> replace(HttpSession session, Login former, Predicate<Login> isReplaced, Login next) {
        try {
            Optional<Login> written = written(session);
            if (written.isEmpty() || written.get().isLaterThan(former)) {
                return written;
            }
            if (isReplaced.test(written.get())) {
                session.setAttribute(ATTRIBUTE, next);
                if (ended.contains(written.get())) {
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

    /** A caller as the identity stores judge him after a refresh; another caller or other groups get a new key. */
    public Optional<Login> judgeAnew(HttpSession session, Login login, CallerPrincipal caller, Set<String> groups) {
        String key = RandomText.base64url(random, SUBJECT_KEY_BYTES);
        return replace(session, login, login::hasTokenOf, login.judgedAs(caller, groups, key, clock.instant()));
    }

    /** The user is being told of the form that he must send again. */
    public void noteFormTold(HttpServletRequest request, Login login) {
        replace(request.getSession(), login, login::hasTokenOf, login.withFormTold());
    }

    /** Ends this login in this session, unless another one has taken its place; tells which. */
    public Optional<Login> end(HttpSession session, Login login) {
        try {
            Optional<Login> written = written(session);
            if (written.filter(login::hasTokenOf).isPresent()) {
                clear(session);
                return Optional.empty();
            }
            return written;
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** The login that was written into this session, whether it holds still or not; none when the session has ended. */
    public Optional<Login> written(@Nullable HttpSession session) {
        try {
            return session != null
                            && session.getAttribute(ATTRIBUTE) instanceof Login login
                            && login.format() == Login.FORMAT
                            && login.fingerprint().equals(fingerprint)
                    ? Optional.of(login)
                    : Optional.empty();
        } catch (IllegalStateException e) {
            // Another request signed out while this one was on its way.
            return Optional.empty();
        }
    }

    /** The session stays, and remembers whose it was. */
    private void clear(HttpSession session) {
        if (session.getAttribute(ATTRIBUTE) instanceof Login login) {
            session.setAttribute(OWNER, login.caller().getName());
            // Before it is removed: another request that has read it may be about to write its next form.
            ended.add(login);
        }
        session.removeAttribute(ATTRIBUTE);
    }

    private static boolean isOfAnother(HttpSession session, CallerPrincipal caller) {
        Object former = session.getAttribute(ATTRIBUTE);
        Object owner = former instanceof Login login ? login.caller().getName() : session.getAttribute(OWNER);
        return (former != null || owner != null) && !caller.getName().equals(owner);
    }
}
