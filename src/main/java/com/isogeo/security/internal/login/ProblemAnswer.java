package com.isogeo.security.internal.login;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells a script what a person would be told by a page or a redirect: a small JSON problem (RFC 9457), or what Faces reads. */
final class ProblemAnswer {

    private static final int UNAUTHORIZED = HttpServletResponse.SC_UNAUTHORIZED;

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
                UNAUTHORIZED,
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

    AuthenticationStatus write(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        WholeResponse.clear(response);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        WholeResponse.write(response, contentType, body);
        return status == UNAUTHORIZED
                ? OpenLiberty.afterUnauthorized(request, context)
                : AuthenticationStatus.SEND_CONTINUE;
    }
}
