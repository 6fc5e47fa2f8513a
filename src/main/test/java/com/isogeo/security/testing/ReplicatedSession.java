package com.isogeo.security.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.mock.web.MockHttpSession;

/** A session that two nodes share: its values travel by serialization. */
public final class ReplicatedSession {

    /** When another node sees what a request wrote. */
    public enum Sight {
        /** As on WildFly. */
        AT_ONCE,
        /** As on Open Liberty: when the writing request has ended, and the reading one begins after that. */
        IN_A_LATER_REQUEST
    }

    private final Map<String, byte[]> values = new ConcurrentHashMap<>();
    private final Sight sight;
    private final String id;

    public ReplicatedSession(Sight sight, String id) {
        this.sight = sight;
        this.id = id;
    }

    /** The session as one request sees it, from its begin to its end. */
    public View begin() {
        return new View(id, sight == Sight.AT_ONCE ? values : new ConcurrentHashMap<>(values));
    }

    public final class View extends MockHttpSession implements AutoCloseable {

        private final Map<String, byte[]> seen;
        private final Set<String> changed = new HashSet<>();

        private View(String id, Map<String, byte[]> seen) {
            super(null, id);
            this.seen = seen;
        }

        @Override
        public Object getAttribute(String name) {
            byte[] value = seen.get(name);
            return value == null ? null : read(value);
        }

        @Override
        public void setAttribute(String name, Object value) {
            seen.put(name, written(value));
            changed.add(name);
        }

        @Override
        public void removeAttribute(String name) {
            seen.remove(name);
            changed.add(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return Collections.enumeration(List.copyOf(seen.keySet()));
        }

        @Override
        public String changeSessionId() {
            if (seen != values) {
                // Open Liberty has under the new id what is set from now on, also for this request if another node had
                // one.
                values.clear();
                seen.clear();
                changed.clear();
            }
            return super.changeSessionId();
        }

        /** The request ends. */
        @Override
        public void close() {
            if (seen != values) {
                values.keySet().removeAll(changed);
                changed.stream().filter(seen::containsKey).forEach(name -> values.put(name, seen.get(name)));
            }
        }
    }

    private static byte[] written(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] value) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(value))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
