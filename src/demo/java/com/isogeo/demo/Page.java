package com.isogeo.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What all pages of the demo share: head, navigation and footer around a content of their own. */
final class Page {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="UTF-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s - Catalogue demo</title>
              <link rel="stylesheet" href="%4$s/style.css">
            </head>
            <body>
              <a class="skip" href="#content">Skip to the content</a>
              <header>
                <a class="brand" href="%4$s/">Catalogue demo</a>
                <nav aria-label="Pages">
            %2$s    </nav>
              </header>
              <main id="content">
                <h1>%1$s</h1>
            %3$s  </main>
              <footer>A demo of isogeo-security</footer>
            </body>
            </html>
            """;

    private static final String NAVIGATION_SIGNED_IN = """
            <a href="%1$s/me">My account</a>
            <a href="%1$s/search">Search</a>
            <a href="%1$s/note">Note</a>
            <a href="%1$s/live">Live</a>
            <a href="%1$s/admin">Administration</a>
            <form method="post" action="%1$s/logout"><button class="quiet">Sign out</button></form>
            """;

    private static final String NAVIGATION_ANONYMOUS = """
            <a href="%1$s/live">Live</a>
            <a href="%1$s/me">Sign in with Isogeo</a>
            """;

    private Page() {}

    /** Sends a page; the title is text, the content is HTML. */
    static void send(HttpServletRequest request, HttpServletResponse response, String title, String content)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        // No form-action: a form that comes too late is answered by a redirect to Isogeo, which Chromium would stop.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'");
        response.getWriter()
                .write(FRAME.formatted(escape(title), navigation(request), content, request.getContextPath()));
    }

    private static String navigation(HttpServletRequest request) {
        String links = request.getUserPrincipal() == null ? NAVIGATION_ANONYMOUS : NAVIGATION_SIGNED_IN;
        String current = "href=\"" + request.getContextPath() + request.getServletPath() + "\"";
        return links.formatted(request.getContextPath()).replace(current, current + " aria-current=\"page\"");
    }

    /** Text as HTML, also within an attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
