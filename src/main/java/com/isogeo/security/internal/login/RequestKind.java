package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks: a person's browser that goes somewhere, or a script, and whose. Only the first can be sent to a login
 * form. What the browser says by its {@code Sec-Fetch} headers counts first, since no script can write those;
 * docs/reference/requests-of-scripts.md has the table.
 */
enum RequestKind {
    NAVIGATION,
    SCRIPT,
    /** A partial request of Jakarta Faces. */
    FACES,
    /** A request of htmx. */
    HTMX;

    private static final Set<String> NAVIGATION_METHODS = Set.of("GET", "HEAD", "POST");
    private static final Set<String> EMBEDDED = Set.of("embed", "object");
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml");

    static RequestKind of(HttpServletRequest request) {
        if (header(request, "Faces-Request").equals("partial/ajax")) {
            return FACES;
        }
        if (header(request, "HX-Request").equals("true")) {
            return HTMX;
        }
        return isNavigation(request) ? NAVIGATION : SCRIPT;
    }

    private static boolean isNavigation(HttpServletRequest request) {
        if (!NAVIGATION_METHODS.contains(request.getMethod()) || isPrefetch(request) || isWebSocketOrWorker(request)) {
            return false;
        }
        String mode = header(request, "Sec-Fetch-Mode");
        if (!mode.isEmpty()) {
            return mode.equals("navigate") && !EMBEDDED.contains(header(request, "Sec-Fetch-Dest"));
        }
        // Android's web view writes its application's name there when it navigates.
        return !header(request, "X-Requested-With").equals("xmlhttprequest") && acceptsAPage(request);
    }

    /** Nobody has gone there yet: the browser guesses that somebody will. */
    private static boolean isPrefetch(HttpServletRequest request) {
        return header(request, "Sec-Purpose").contains("prefetch")
                || header(request, "Purpose").contains("prefetch")
                || header(request, "X-Moz").contains("prefetch");
    }

    private static boolean isWebSocketOrWorker(HttpServletRequest request) {
        return header(request, "Upgrade").equals("websocket")
                || header(request, "Service-Worker").equals("script");
    }

    /** A browser that navigates names HTML; a program that takes whatever comes may be a person's. */
    private static boolean acceptsAPage(HttpServletRequest request) {
        String accepted = header(request, "Accept");
        return accepted.isEmpty()
                || PAGES.stream().anyMatch(accepted::contains)
                || (accepted.startsWith("*/*") && accepted.indexOf(',') < 0);
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }
}
