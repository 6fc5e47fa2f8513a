package com.isogeo.security.simulation;

import com.isogeo.security.simulation.SimulatedSessions.Sharing;
import com.isogeo.security.simulation.SimulatedSessions.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;

/** A session as one request sees it, from its begin to its end. Each value that is read is a copy. */
final class SimulatedSession extends MockHttpSession {

    private final SimulatedSessions sessions;
    private final int node;
    private final boolean isSnapshot;
    private final Map<String, byte[]> seen;
    private final Set<String> changed = new HashSet<>();
    /** What this request has read: as on a server, each request has copies of its own. */
    private final IdentityHashMap<byte[], Object> copies = new IdentityHashMap<>();

    private final String idAtFirst;
    private final boolean isCreated;
    private Stored stored;
    private boolean isOver;
    private boolean isRenamed;

    SimulatedSession(
            SimulatedSessions sessions, int node, MockServletContext context, Stored stored, boolean isCreated) {
        super(context, stored.id);
        this.sessions = sessions;
        this.node = node;
        this.stored = stored;
        this.idAtFirst = stored.id;
        this.isCreated = isCreated;
        this.isSnapshot = sessions.sharing() == Sharing.AT_THE_END;
        this.seen = isSnapshot ? new HashMap<>(stored.values) : stored.values;
    }

    boolean isOver() {
        return isOver || (!isSnapshot && stored.isEnded);
    }

    /** Whether this request made it. */
    boolean isCreated() {
        return isCreated;
    }

    /** Whether this request gives the browser another id. */
    boolean isIdNew() {
        return isCreated || isRenamed;
    }

    private void requireLife() {
        RequestThread.awaitTurn();
        if (isOver()) {
            throw new IllegalStateException("the session has ended");
        }
    }

    @Override
    public String getId() {
        return stored.id;
    }

    @Override
    public boolean isNew() {
        requireLife();
        return isCreated;
    }

    @Override
    public Object getAttribute(String name) {
        requireLife();
        byte[] value = seen.get(name);
        return value == null ? null : copies.computeIfAbsent(value, SimulatedSession::read);
    }

    @Override
    public void setAttribute(String name, Object value) {
        requireLife();
        seen.put(name, written(value));
        changed.add(name);
    }

    @Override
    public void removeAttribute(String name) {
        requireLife();
        seen.remove(name);
        changed.add(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        requireLife();
        return Collections.enumeration(List.copyOf(seen.keySet()));
    }

    @Override
    public String changeSessionId() {
        requireLife();
        isRenamed = true;
        sessions.remove(node, stored.id);
        if (isSnapshot) {
            // Open Liberty has under the new id what is set from now on.
            stored.isEnded = true;
            stored = new Stored(sessions.newId(), stored.lastAccess);
            seen.clear();
            changed.clear();
        } else {
            stored.id = sessions.newId();
            changed.addAll(seen.keySet());
        }
        sessions.put(node, stored);
        return stored.id;
    }

    @Override
    public void invalidate() {
        requireLife();
        isOver = true;
        sessions.end(node, stored);
    }

    /** The request ends. */
    void close() {
        if (isOver()) {
            return;
        }
        if (isSnapshot && sessions.isThere(node, stored)) {
            stored.values.keySet().removeAll(changed);
            changed.stream().filter(seen::containsKey).forEach(name -> stored.values.put(name, seen.get(name)));
        }
        if (isCreated || !changed.isEmpty()) {
            sessions.share(node, idAtFirst, stored, changed);
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
