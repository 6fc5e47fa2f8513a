package com.isogeo.security.internal.login;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * What this server does otherwise. It goes on with a response that is complete when its status is 401, or 403 and the application has an error page for
 * it, and then logs that it cannot. Decision 0024 has what it does with which status.
 *
 * <p>It keeps a session for the caller who first used it: an anonymous request that touches it fails with
 * {@code SESN0008E} (decision 0041).
 */
final class OpenLiberty {

    private OpenLiberty() {}

    static boolean isServer(HttpServletRequest request) {
        return request.getServletContext().getServerInfo().contains("Liberty");
    }

    /**
     * What to return after a 401 that is complete. After {@code SEND_CONTINUE} Open Liberty sets a challenge of its
     * own, which fails; after {@code SEND_FAILURE} it does nothing, but enters the servlet where the page is open.
     */
    static AuthenticationStatus afterUnauthorized(HttpServletRequest request, HttpMessageContext context) {
        boolean isSafe = context.isProtected() && !context.isAuthenticationRequest();
        return isSafe && isServer(request) ? AuthenticationStatus.SEND_FAILURE : AuthenticationStatus.SEND_CONTINUE;
    }

    /**
     * Ends a session that the server would refuse to the anonymous request of an open page. Until the servlet is
     * entered it refuses nothing.
     */
    static void endSession(HttpServletRequest request, HttpSession session) {
        if (isServer(request)) {
            try {
                session.invalidate();
            } catch (IllegalStateException e) {
                // Another request was faster.
            }
        }
    }
}
