package com.isogeo.security.simulation;

import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.testing.TestMessageContext;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.Cookie;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.mock.web.MockHttpServletResponse;

/** The application on one node, and its container: what a request gets. Pages below /p are protected. */
final class Site {

    private static final String REVOCATIONS = "requests to the revocation endpoint";
    private static final int FOUND = 302;
    private static final int OK = 200;

    private final World world;
    private final Checks checks;

    Site(World world, Checks checks) {
        this.world = world;
        this.checks = checks;
    }

    /** Serves a request, on a thread of its node. */
    void serve(Flight flight) {
        try {
            flight.complete(reply(flight));
            checks.check(flight);
        } catch (Invariant.BrokenInvariantException e) {
            // The story has it.
        } catch (RuntimeException e) {
            world.tell("  " + e);
            try {
                world.check(Invariant.NO_EXCEPTION, false, e::toString);
            } catch (Invariant.BrokenInvariantException told) {
                // The story has it.
            }
        }
    }

    private Reply reply(Flight flight) {
        SimulatedRequest request = flight.request();
        CookieList response = new CookieList();
        TestMessageContext context = contextOf(flight.path());
        AuthenticationStatus status =
                context.validateBy(world.node(flight.node()).mechanism(), request, response);
        // Another request may have woken this one, and has the turn still.
        RequestThread.awaitTurn();
        boolean isEntered = context.location() == null
                && (status == AuthenticationStatus.SUCCESS || status == AuthenticationStatus.NOT_DONE);
        String body = isEntered ? serve(flight, response, context) : text(response);
        String sessionId = request.endSession();
        String location = context.location() == null ? response.getHeader("Location") : context.location();
        return new Reply(
                context.location() != null ? FOUND : isEntered ? OK : response.getStatus(),
                location,
                response.added,
                sessionId,
                body,
                String.valueOf(response.getHeader("Cache-Control")),
                context.caller(),
                context.groups() == null ? Set.of() : context.groups(),
                isEntered);
    }

    /** A response that keeps cookies as they are, and writes no header of them. */
    private static final class CookieList extends MockHttpServletResponse {

        private final List<Cookie> added = new ArrayList<>();

        @Override
        public void addCookie(Cookie cookie) {
            added.add(cookie);
        }
    }

    private static TestMessageContext contextOf(String path) {
        if (path.equals("/switch")) {
            return TestMessageContext.ofNewLogin();
        }
        return path.startsWith("/p/") ? TestMessageContext.ofProtectedPage() : TestMessageContext.ofOpenPage();
    }

    /** The servlet. */
    private String serve(Flight flight, MockHttpServletResponse response, TestMessageContext context) {
        SimulatedRequest request = flight.request();
        String caller = context.caller();
        switch (flight.path()) {
            case "/logout" -> signOut(flight, response, context);
            case "/basket" -> request.getSession().setAttribute("basket", "map of " + caller);
            case "/p/token" -> useToken(flight, caller);
            default -> {
                // A page that only says who its user is.
            }
        }
        return "caller=" + caller;
    }

    private void signOut(Flight flight, MockHttpServletResponse response, TestMessageContext context) {
        SimulatedSession session = flight.request().session();
        String id = session == null ? null : session.getId();
        // Another request may have ended this login since this one was authenticated.
        boolean isSignedIn =
                id != null && context.caller() != null && session.getAttribute("com.isogeo.security.login") != null;
        long revocations = world.counts().of(REVOCATIONS);
        world.node(flight.node()).mechanism().cleanSubject(flight.request(), response, context);
        if (isSignedIn) {
            checks.ended(id, flight.node());
            long sent = world.counts().of(REVOCATIONS) - revocations;
            long expected = world.traits().revokes() ? 1 : 0;
            world.check(Invariant.SIGNED_OUT, sent == expected, () -> sent + " requests for revocation");
        }
    }

    private void useToken(Flight flight, String caller) {
        try {
            var token = world.node(flight.node()).token(flight.request());
            String value = token.value();
            checks.token(flight, caller, value);
            if (world.chance(0.3)) {
                world.counts().add("tokens that the API refused");
                checks.token(flight, caller, token.replacementFor(value));
            }
        } catch (IsogeoTokenException e) {
            RequestThread.awaitTurn();
            world.counts().add("no token: " + e.reason());
        }
    }

    private static String text(MockHttpServletResponse response) {
        try {
            return response.getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String nameAndFlags(Cookie cookie) {
        return cookie.getName() + " for " + cookie.getMaxAge() + " s";
    }
}
