package com.isogeo.security.internal.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that expire, of which the oldest leave first where there are too many. Safe for all threads; nothing waits
 * in here. The age counts in either direction, so that a clock that was put back keeps no value for ever.
 *
 * @param <K> an immutable key
 * @param <V> the value of a key
 */
public final class ExpiringMap<K, V> {

    private final Clock clock;
    private final Duration life;
    private final int bound;
    private final Map<K, Entry<V>> oldestFirst = new LinkedHashMap<>();

    private record Entry<V>(V value, Instant since) {

        boolean isExpiredAt(Instant now, Duration life) {
            return Duration.between(since, now).abs().compareTo(life) >= 0;
        }

        /** Without the value. */
        @Override
        public String toString() {
            return "Entry[since=" + since + "]";
        }
    }

    /**
     * Makes an empty map.
     *
     * @param life of a value, from when it was put
     * @param bound how many values there are at most
     */
    public ExpiringMap(Clock clock, Duration life, int bound) {
        this.clock = clock;
        this.life = life;
        this.bound = bound;
    }

    /** The value of this key, unless it has expired. */
    public synchronized Optional<V> find(K key) {
        @Nullable Entry<V> entry = oldestFirst.get(key);
        return entry == null || entry.isExpiredAt(clock.instant(), life)
                ? Optional.empty()
                : Optional.of(entry.value());
    }

    /** Puts a value in the place of the former, and begins its life. */
    public synchronized void put(K key, V value) {
        Instant now = clock.instant();
        oldestFirst.remove(key);
        oldestFirst.put(key, new Entry<>(value, now));
        removeOld(now);
    }

    /** Puts the first value of this key. Returns the value that is there already, if there is one; its life goes on. */
    public synchronized Optional<V> putIfAbsent(K key, V first) {
        Optional<V> found = find(key);
        if (found.isEmpty()) {
            put(key, first);
        }
        return found;
    }

    public synchronized void remove(K key) {
        oldestFirst.remove(key);
    }

    public synchronized int size() {
        return oldestFirst.size();
    }

    private void removeOld(Instant now) {
        Iterator<Entry<V>> entries = oldestFirst.values().iterator();
        while (entries.hasNext()) {
            if (!entries.next().isExpiredAt(now, life) && oldestFirst.size() <= bound) {
                return;
            }
            entries.remove();
        }
    }
}
