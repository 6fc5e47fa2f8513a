package com.isogeo.security.simulation;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.simulation.SimulatedSessions.Sharing;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is looked at after each response. It runs on the thread of the request, before the browser has the response. */
final class Checks {

    private static final Duration MAX_ROLE_AGE = Duration.ofHours(2).plusMinutes(1);
    private static final int MAX_COOKIE_SECONDS = 1800;

    private final World world;
    private final Map<String, String> users = new HashMap<>();
    private final Map<String, Set<Integer>> ended = new HashMap<>();

    Checks(World world) {
        this.world = world;
    }

    /** A user has signed out of this session at this node. */
    void ended(String sessionId, int node) {
        world.counts().add("sign-outs");
        Set<Integer> nodes = ended.computeIfAbsent(sessionId, id -> new HashSet<>());
        nodes.add(node);
        if (world.sessions().sharing().isOneStore()) {
            for (int other = 0; other < world.traits().nodes(); other++) {
                nodes.add(other);
            }
        }
    }

    /** Whether a request with this session began before the login ended: it may go on with its own view. */
    boolean isEnded(String sessionId, int node) {
        return ended.getOrDefault(sessionId, Set.of()).contains(node);
    }

    /** The application has got a token. */
    void token(Flight flight, String caller, String token) {
        RequestThread.awaitTurn();
        world.counts().add("tokens used");
        world.check(
                Invariant.OWN_TOKEN,
                world.provider().userOf(token).filter(caller::equals).isPresent(),
                () -> caller + " got the token of " + world.provider().userOf(token));
        world.check(
                Invariant.OWN_TOKEN,
                flight.clockJumps() != world.clockJumps() || !world.provider().isExpired(token),
                () -> caller + " got a token that has expired");
    }

    void check(Flight flight) {
        Reply reply = flight.reply();
        world.check(
                Invariant.NO_EXCEPTION,
                reply.status() != 500 && flight.events().stream().noneMatch(Checks::isInternalError),
                () -> "status " + reply.status());
        checkSecrets(flight, reply);
        checkCookies(reply);
        checkLocation(flight, reply);
        if (flight.isSignIn()) {
            checkSignIn(flight, reply);
        } else {
            checkNothingIsMade(flight);
        }
        if (reply.caller() != null) {
            checkCaller(flight, reply);
        }
        world.check(
                Invariant.PROTECTED,
                !(flight.path().startsWith("/p/") && reply.isEntered() && reply.caller() == null),
                () -> "a stranger has entered " + flight.path());
    }

    private static boolean isInternalError(IsogeoEvent event) {
        return event instanceof IsogeoEvent.LoginFailed failed && failed.code().equals("INTERNAL_ERROR");
    }

    private void checkSecrets(Flight flight, Reply reply) {
        world.checkNoSecret(reply.body(), "the body of " + flight.path());
        reply.cookies().forEach(cookie -> world.checkNoSecret(cookie.getValue(), "cookie " + cookie.getName()));
        if (reply.isRedirect()) {
            String location = reply.location();
            boolean isToProvider = location.startsWith(SimulatedProvider.AUTHORIZATION_ENDPOINT);
            boolean isSameUrl = location.startsWith("./");
            if (!isToProvider && !isSameUrl) {
                world.checkNoSecret(location, "the redirect to the application");
            }
        }
    }

    private void checkCookies(Reply reply) {
        for (Cookie cookie : reply.cookies()) {
            boolean isRight = cookie.getName().startsWith("__Host-isogeo-")
                    && cookie.isHttpOnly()
                    && cookie.getSecure()
                    && "Lax".equals(cookie.getAttribute("SameSite"))
                    && "/".equals(cookie.getPath())
                    && cookie.getMaxAge() >= 0
                    && cookie.getMaxAge() <= MAX_COOKIE_SECONDS;
            world.check(Invariant.COOKIES, isRight, () -> "flags of " + Site.nameAndFlags(cookie));
        }
        boolean isPrivate = !reply.cookies().isEmpty() || reply.caller() != null || !reply.isEntered();
        world.check(
                Invariant.COOKIES,
                !isPrivate || reply.cacheControl().equals("no-store"),
                () -> "a cache may keep status " + reply.status());
    }

    private void checkLocation(Flight flight, Reply reply) {
        if (!reply.isRedirect()) {
            return;
        }
        String location = reply.location();
        boolean isToProvider = location.startsWith(SimulatedProvider.AUTHORIZATION_ENDPOINT + '?');
        boolean isInside = location.startsWith(World.SITE + '/') || location.startsWith("./");
        world.check(Invariant.INSIDE, isToProvider || isInside, () -> "a redirect to " + location);
        boolean isScript = "cors".equals(flight.request().getHeader("Sec-Fetch-Mode"));
        world.check(Invariant.PROTECTED, !(isToProvider && isScript), () -> "a script was redirected");
        boolean isOpen = flight.path().equals("/open") || flight.path().equals("/basket");
        world.check(Invariant.NOTHING_FOR_STRANGERS, !(isToProvider && isOpen), () -> "a login at an open page");
    }

    private void checkNothingIsMade(Flight flight) {
        SimulatedSession session = flight.request().session();
        boolean isOfTheModule =
                session != null && session.isCreated() && !flight.path().equals("/basket");
        world.check(Invariant.NOTHING_FOR_STRANGERS, !isOfTheModule, () -> "a session without a login");
    }

    private void checkSignIn(Flight flight, Reply reply) {
        SimulatedSession session = flight.request().session();
        String user = flight.events().stream()
                .filter(IsogeoEvent.SignedIn.class::isInstance)
                .map(event -> ((IsogeoEvent.SignedIn) event).caller().getName())
                .findFirst()
                .orElseThrow();
        world.counts().add("logins completed");
        SimulatedProvider.Code code =
                world.provider().code(flight.request().getParameter("code")).orElseThrow();
        world.check(Invariant.OWN_USER, code.user().equals(user), () -> user + " came by a code of " + code.user());
        world.check(
                Invariant.OWN_CONSENT,
                code.browser().equals(flight.browser().name()),
                () -> "a code that " + user + " got in " + code.browser() + " signs them in in "
                        + flight.browser().name());
        world.check(
                Invariant.FRESH_SESSION_ID,
                session != null
                        && world.learnSessionId(session.getId())
                        && !session.getId().equals(flight.request().getRequestedSessionId()),
                () -> "the session's id was known");
        String page = world.pagesOfStates().get(flight.request().getParameter("state"));
        world.check(
                Invariant.ENDS_ON_A_PAGE,
                (World.SITE + page).equals(reply.location()),
                () -> "the login that began at " + page + " ended at " + reply.location());
        users.put(session.getId(), user);
    }

    private void checkCaller(Flight flight, Reply reply) {
        String caller = reply.caller();
        world.counts().add("pages of signed-in users");
        world.check(
                Invariant.OWN_CONSENT,
                flight.browser().consented().contains(caller),
                () -> caller + " is the caller in " + flight.browser().name());
        String sent = flight.request().getRequestedSessionId();
        world.check(
                Invariant.OWN_USER,
                caller.equals(users.get(sent)),
                () -> caller + " is the caller in the session of " + users.get(sent));
        reply.groups().forEach(role -> {
            world.check(Invariant.ROLES, role.endsWith("-of-" + caller), () -> caller + " has the role " + role);
            boolean isRecent = world.provider().wasTold(role, MAX_ROLE_AGE);
            world.check(
                    Invariant.ROLES,
                    isRecent || flight.clockJumps() != world.clockJumps(),
                    () -> caller + " has the old role " + role);
        });
        if (world.sessions().sharing() != Sharing.LATE || world.traits().logoutEndsSession()) {
            world.check(
                    Invariant.SIGNED_OUT,
                    !flight.beganAfterTheEnd(),
                    () -> caller + " is the caller after signing out");
        }
    }
}
