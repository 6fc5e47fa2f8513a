package com.isogeo.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What all pages of the demo share: head, navigation and footer around a content of their own. */
final class Page {

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="%7$s">
            <head>
              <meta charset="UTF-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%1$s - %5$s</title>
              <link rel="stylesheet" href="%4$s/style.css">
            </head>
            <body>
              <a class="skip" href="#content">%6$s</a>
              <header>
                <a class="brand" href="%4$s/">%5$s</a>
            %2$s  </header>
              <main id="content" tabindex="-1">
                <h1>%1$s</h1>
            %3$s  </main>
              <footer>%8$s</footer>
            </body>
            </html>
            """;

    /** On a phone the links are behind a button, and the header is one row. */
    private static final String NAVIGATION = """
            <button class="menu quiet" popovertarget="pages">%s</button>
            <nav id="pages" popover aria-label="%s">
            %s</nav>
            """;

    private static final String LINKS_SIGNED_IN = """
            <a href="%1$s/me">%2$s</a>
            <a href="%1$s/search">%3$s</a>
            <a href="%1$s/note">%4$s</a>
            <a href="%1$s/live">%5$s</a>
            <a href="%1$s/admin">%6$s</a>
            <form method="post" action="%1$s/logout"><button class="quiet">%7$s</button></form>
            """;

    private static final String LINKS_ANONYMOUS = """
            <a href="%1$s/live">%2$s</a>
            <a href="%1$s/me">%3$s</a>
            """;

    private Page() {}

    /** Sends a page; title and content are HTML. */
    static void send(
            HttpServletRequest request, HttpServletResponse response, Texts texts, String title, String content)
            throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Language", texts.language().toLanguageTag());
        response.addHeader("Vary", "Accept-Language");
        // No form-action: a form that comes too late is answered by a redirect to Isogeo, which Chromium would stop.
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'");
        response.getWriter()
                .write(FRAME.formatted(
                        title,
                        navigation(request, texts),
                        content,
                        request.getContextPath(),
                        texts.get("demo"),
                        texts.get("skip"),
                        texts.language().toLanguageTag(),
                        texts.get("footer")));
    }

    /** Sends the page of an error, whose texts begin with its name. */
    static void sendError(HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
        Texts texts = Texts.of(request);
        send(request, response, texts, texts.get(name + ".title"), """
                <p>%s</p>
                <p><a class="button" href="%s/">%s</a></p>
                """.formatted(
                        texts.get(name + ".text"), request.getContextPath(), texts.get("back")));
    }

    private static String navigation(HttpServletRequest request, Texts texts) {
        String path = request.getContextPath();
        String links = request.getUserPrincipal() == null
                ? LINKS_ANONYMOUS.formatted(path, texts.get("live"), texts.get("sign-in"))
                : LINKS_SIGNED_IN.formatted(
                        path,
                        texts.get("my-account"),
                        texts.get("search"),
                        texts.get("note"),
                        texts.get("live"),
                        texts.get("administration"),
                        texts.get("sign-out"));
        String current = "href=\"" + path + request.getServletPath() + "\"";
        return NAVIGATION.formatted(
                texts.get("menu"), texts.get("pages"), links.replace(current, current + " aria-current=\"page\""));
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
