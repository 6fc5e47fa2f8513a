package com.isogeo.security.simulation;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Set;

/**
 * A response as it leaves a node.
 *
 * @param location null where it is no redirect
 * @param sessionId the session's cookie where it is set, or null
 * @param caller the caller whom the servlet saw, or null
 * @param isEntered whether the servlet was entered
 */
record Reply(
        int status,
        String location,
        List<Cookie> cookies,
        String sessionId,
        String body,
        String cacheControl,
        String caller,
        Set<String> groups,
        boolean isEntered) {

    boolean isRedirect() {
        return location != null;
    }
}
