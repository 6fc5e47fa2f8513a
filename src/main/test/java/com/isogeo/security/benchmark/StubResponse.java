package com.isogeo.security.benchmark;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response that keeps nothing. */
final class StubResponse extends HttpServletResponseWrapper {

    StubResponse() {
        super(Unexpected.of(HttpServletResponse.class));
    }

    @Override
    public boolean isCommitted() {
        return false;
    }

    @Override
    public void setHeader(String name, String value) {}

    @Override
    public void addCookie(Cookie cookie) {}
}
