package com.isogeo.security.benchmark;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.mock.web.MockHttpSession;

/** A session whose attributes are read without allocation. */
final class StubSession extends MockHttpSession {

    private final Map<String, Object> attributes = new ConcurrentHashMap<>();

    StubSession() {
        super(null, "session-id");
        setNew(false);
    }

    static StubSession copyOf(HttpSession session) {
        StubSession copy = new StubSession();
        for (String name : Collections.list(session.getAttributeNames())) {
            copy.setAttribute(name, session.getAttribute(name));
        }
        return copy;
    }

    @Override
    public String getId() {
        return "session-id";
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }
}
