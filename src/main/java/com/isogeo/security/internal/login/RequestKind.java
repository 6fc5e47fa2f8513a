package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Whether a person's browser goes somewhere, or a script asks for something. Only the first can be sent to a login form. */
enum RequestKind {
    NAVIGATION,
    SCRIPT;

    private static final Set<String> NAVIGATION_METHODS = Set.of("GET", "HEAD", "POST");

    static RequestKind of(HttpServletRequest request) {
        if (!NAVIGATION_METHODS.contains(request.getMethod())) {
            return SCRIPT;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate") ? NAVIGATION : SCRIPT;
        }
        return request.getHeader("X-Requested-With") != null || prefersJson(request.getHeader("Accept"))
                ? SCRIPT
                : NAVIGATION;
    }

    private static boolean prefersJson(String accept) {
        if (accept == null) {
            return false;
        }
        String types = accept.toLowerCase(Locale.ROOT);
        return types.contains("json") && !types.contains("html");
    }
}
