package com.isogeo.security.benchmark;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;

/** How a request met its servlet. */
record StubMapping(MappingMatch match, String servletName) implements HttpServletMapping {

    @Override
    public MappingMatch getMappingMatch() {
        return match;
    }

    @Override
    public String getServletName() {
        return servletName;
    }

    @Override
    public String getMatchValue() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getPattern() {
        throw new UnsupportedOperationException();
    }
}
