package com.isogeo.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page of the demo around its content. */
final class Html {

    private Html() {}

    /** Writes a page; the content is HTML already, the title is text. */
    static void write(HttpServletRequest request, HttpServletResponse response, String title, String content)
            throws IOException {
        boolean signedIn = request.getUserPrincipal() != null;
        response.setContentType("text/html;charset=UTF-8");
        // No form-action: a form that comes too late is answered by a redirect to Isogeo, which Chromium would stop.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'");
        response.getWriter().write("""
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
                            <nav aria-label="Pages">%2$s</nav>
                          </header>
                          <main id="content">
                            <h1>%1$s</h1>
                        %3$s
                          </main>
                          <footer>A demo of isogeo-security</footer>
                        </body>
                        </html>
                        """.formatted(
                        text(title),
                        signedIn ? signedInLinks(request) : signInLink(request),
                        content,
                        request.getContextPath()));
    }

    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String signedInLinks(HttpServletRequest request) {
        return link(request, "/me", "My account")
                + link(request, "/search", "Search")
                + link(request, "/note", "Note")
                + link(request, "/live", "Live")
                + link(request, "/admin", "Administration")
                + "<form method=\"post\" action=\"" + request.getContextPath()
                + "/logout\"><button class=\"quiet\">Sign out</button></form>";
    }

    private static String signInLink(HttpServletRequest request) {
        return link(request, "/live", "Live") + "<a href=\"" + request.getContextPath()
                + "/me\">Sign in with Isogeo</a>";
    }

    private static String link(HttpServletRequest request, String path, String label) {
        String current = request.getServletPath().equals(path) ? " aria-current=\"page\"" : "";
        return "<a href=\"" + request.getContextPath() + path + "\"" + current + ">" + label + "</a>";
    }
}
