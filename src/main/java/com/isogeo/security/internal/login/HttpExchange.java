package com.isogeo.security.internal.login;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One request with its response, as the container passes them to the mechanism. */
record HttpExchange(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {

    /** What a decision is made of. */
    IncomingRequest incomingRequest() {
        return IncomingRequest.of(request, response, context);
    }

    /** Before the servlet runs, so that an application can still set another value. */
    void forbidCaching() {
        response.setHeader("Cache-Control", "no-store");
    }

    /** Writes the whole response to a script. */
    void write(ScriptResponse problem) {
        ResponseWriter.clear(response);
        response.setStatus(problem.status());
        forbidCaching();
        ResponseWriter.write(response, problem.contentType(), problem.body());
    }

    /** Without the request, whose URL may hold a code. */
    @Override
    public String toString() {
        return "HttpExchange[<hidden>]";
    }
}
