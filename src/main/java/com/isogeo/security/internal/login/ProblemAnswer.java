package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells a script by a small JSON problem (RFC 9457) what a person would be told by a page or a redirect. */
enum ProblemAnswer {
    UNAUTHORIZED(401, "Unauthorized", "Sign in first: open this address in a browser."),
    UNAVAILABLE(503, "Service Unavailable", "Isogeo does not answer right now. Try again in a moment.");

    private final int status;
    private final String body;

    ProblemAnswer(int status, String title, String detail) {
        this.status = status;
        this.body = "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\""
                + detail + "\"}";
    }

    AuthenticationStatus write(HttpServletResponse response) {
        byte[] bytes = body.getBytes(UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/problem+json");
        response.setContentLength(bytes.length);
        try {
            response.getOutputStream().write(bytes);
            // Complete, since Open Liberty would put a Basic challenge over ours, at which a browser asks for a
            // password, and WildFly would send an error of its own.
            response.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("the browser has gone", e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
