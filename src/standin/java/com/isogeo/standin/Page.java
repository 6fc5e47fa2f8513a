package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page of the stand-in, which looks like nobody's. */
final class Page {

    private Page() {}

    /** Writes a page; the body is HTML already. */
    static void write(HttpServletResponse response, int status, String title, String body) throws IOException {
        byte[] page = ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"UTF-8\">"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
                        + escaped(title) + " - stand-in for Isogeo</title>"
                        + "<link rel=\"stylesheet\" href=\"/standin.css\"></head><body><header>Stand-in for Isogeo</header>"
                        + "<main><h1>" + escaped(title) + "</h1>" + body + "</main></body></html>")
                .getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
