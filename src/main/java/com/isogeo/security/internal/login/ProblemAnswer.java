package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Tells a script what a person would be told by a page or a redirect: a small JSON problem (RFC 9457), or what Faces reads. */
final class ProblemAnswer {

    private final int status;
    private final String contentType;
    private final String body;

    private ProblemAnswer(int status, String contentType, String body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** 401, and where a person can sign in. */
    static ProblemAnswer unauthorized(String signInAddress) {
        return problem(
                401,
                "Unauthorized",
                "Sign in first: open the address of sign_in in a browser window.",
                ",\"sign_in\":\"" + signInAddress + '"');
    }

    /** 503: signed in still, but the token endpoint gives no answer. */
    static ProblemAnswer unavailable() {
        return problem(503, "Service Unavailable", "Isogeo does not answer right now. Try again in a moment.", "");
    }

    /** The answer at which Jakarta Faces' own script leaves the page for another address. */
    static ProblemAnswer facesRedirect(String address) {
        String url = address.replace("&", "&amp;").replace("'", "&apos;");
        return new ProblemAnswer(
                200,
                "text/xml;charset=UTF-8",
                "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url='" + url
                        + "'></redirect></partial-response>");
    }

    private static ProblemAnswer problem(int status, String title, String detail, String more) {
        return new ProblemAnswer(
                status,
                "application/problem+json",
                "{\"type\":\"about:blank\",\"title\":\"" + title + "\",\"status\":" + status + ",\"detail\":\"" + detail
                        + '"' + more + '}');
    }

    String body() {
        return body;
    }

    AuthenticationStatus write(HttpServletResponse response) {
        byte[] bytes = body.getBytes(UTF_8);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(contentType);
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
