package com.isogeo.standin.internal.oauth;

import java.util.LinkedHashSet;
import java.util.Set;

/** A set that forgets its oldest members, for many threads. */
final class BoundedSet {

    private final int max;
    private final Set<String> members = new LinkedHashSet<>();

    BoundedSet(int max) {
        this.max = max;
    }

    /** False when it was there already. */
    synchronized boolean add(String member) {
        boolean added = members.add(member);
        if (members.size() > max) {
            members.remove(members.iterator().next());
        }
        return added;
    }

    synchronized boolean contains(String member) {
        return members.contains(member);
    }
}
