package com.isogeo.standin.internal.page;

import com.isogeo.standin.internal.http.Response;

/** The frame of a page, which looks like nobody's. */
final class Page {

    private Page() {}

    /** The body is HTML already. */
    static Response of(Language language, int status, String title, String body) {
        String header = language.choose("Stand-in for Isogeo", "Simulateur d'Isogeo");
        String page = "<!DOCTYPE html>\n<html lang=\"" + language.locale().getLanguage()
                + "\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                + Html.escape(title) + " - " + Html.escape(header)
                + "</title><link rel=\"stylesheet\" href=\"/standin.css\"></head>\n<body><header><a href=\"/\">"
                + Html.escape(header) + "</a> <span>"
                + language.choose("for development only", "pour le développement seulement")
                + "</span></header>\n<main><h1>" + Html.escape(title) + "</h1>\n" + body + "</main></body></html>\n";
        // No form-action: in Chromium it governs the redirect after the form as well, which leads to the application.
        return Response.of(status, "text/html;charset=UTF-8", page)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Content-Type-Options", "nosniff")
                .with("Vary", "Accept-Language");
    }
}
