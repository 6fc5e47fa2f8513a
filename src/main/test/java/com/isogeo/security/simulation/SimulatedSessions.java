package com.isogeo.security.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The sessions of all nodes, and how they are shared. Values travel by serialization. */
final class SimulatedSessions {

    private static final Duration TIME_OUT = Duration.ofMinutes(30);

    /** When another node sees what a request wrote. */
    enum Sharing {
        /** As on WildFly, which locks a session. */
        AT_ONCE,
        /** As in Open Liberty's database: when the writing request has ended, and the reading one begins after that. */
        AT_THE_END,
        /** Some time after the request. */
        LATE,
        /** Never: each node has its own sessions. */
        NONE;

        boolean isOneStore() {
            return this == AT_ONCE || this == AT_THE_END;
        }
    }

    /** A session as a node keeps it. */
    static final class Stored {

        final Map<String, byte[]> values = new HashMap<>();
        String id;
        Instant lastAccess;
        boolean isEnded;

        Stored(String id, Instant now) {
            this.id = id;
            this.lastAccess = now;
        }
    }

    private final Sharing sharing;
    private final SimulatedClock clock;
    private final SplittableRandom random;
    private final List<Map<String, Stored>> byNode = new ArrayList<>();
    private final Deque<Runnable> late = new ArrayDeque<>();
    private final Set<String> endedIds = new HashSet<>();

    SimulatedSessions(Sharing sharing, int nodes, SimulatedClock clock, SplittableRandom random) {
        this.sharing = sharing;
        this.clock = clock;
        this.random = random;
        Map<String, Stored> shared = new HashMap<>();
        for (int i = 0; i < nodes; i++) {
            byNode.add(sharing.isOneStore() ? shared : new HashMap<>());
        }
    }

    Sharing sharing() {
        return sharing;
    }

    /** The node's memory is gone; what is kept elsewhere stays. */
    void restart(int node) {
        if (!sharing.isOneStore()) {
            byNode.get(node).clear();
        }
    }

    boolean hasLateChanges() {
        return !late.isEmpty();
    }

    void applyLateChange() {
        late.remove().run();
    }

    int count() {
        return byNode.stream().mapToInt(Map::size).sum();
    }

    Optional<Stored> find(int node, String id) {
        RequestThread.awaitTurn();
        Stored found = id == null ? null : byNode.get(node).get(id);
        if (found == null) {
            return Optional.empty();
        }
        if (Duration.between(found.lastAccess, clock.instant()).compareTo(TIME_OUT) > 0) {
            end(node, found);
            return Optional.empty();
        }
        found.lastAccess = clock.instant();
        return Optional.of(found);
    }

    Stored create(int node) {
        Stored created = new Stored(newId(), clock.instant());
        byNode.get(node).put(created.id, created);
        return created;
    }

    String newId() {
        RequestThread.awaitTurn();
        return "S" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
    }

    void put(int node, Stored session) {
        byNode.get(node).put(session.id, session);
    }

    void remove(int node, String id) {
        byNode.get(node).remove(id);
    }

    boolean isThere(int node, Stored session) {
        return byNode.get(node).get(session.id) == session;
    }

    void end(int node, Stored session) {
        session.isEnded = true;
        endedIds.add(node + session.id);
        remove(node, session.id);
        share(node, session.id, session, Set.of());
    }

    /** The other nodes get what a request has changed, in their time. */
    void share(int node, String formerId, Stored session, Set<String> changed) {
        if (sharing != Sharing.LATE) {
            return;
        }
        Map<String, byte[]> values = new HashMap<>(session.values);
        String id = session.id;
        boolean isEnded = session.isEnded;
        Set<String> names = Set.copyOf(changed);
        late.add(() -> {
            for (int other = 0; other < byNode.size(); other++) {
                // A node does not take back what it has ended itself.
                if (other != node && !endedIds.contains(other + id)) {
                    apply(byNode.get(other), formerId, id, isEnded, names, values);
                }
            }
        });
    }

    private void apply(
            Map<String, Stored> sessions,
            String formerId,
            String id,
            boolean isEnded,
            Set<String> names,
            Map<String, byte[]> values) {
        Stored copy = sessions.remove(formerId);
        if (isEnded) {
            if (copy != null) {
                copy.isEnded = true;
            }
            return;
        }
        Stored target = copy == null ? new Stored(id, clock.instant()) : copy;
        target.id = id;
        for (String name : copy == null ? values.keySet() : names) {
            if (values.containsKey(name)) {
                target.values.put(name, values.get(name));
            } else {
                target.values.remove(name);
            }
        }
        sessions.put(id, target);
    }
}
