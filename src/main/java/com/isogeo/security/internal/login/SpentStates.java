package com.isogeo.security.internal.login;

import com.isogeo.security.internal.oauth2.State;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The states that came back lately, so that a code is exchanged at most once however often, and on however many threads, a
 * callback is repeated. Bounded: only a state that this browser's own sealed cookie bears out gets in, and the oldest goes.
 */
public final class SpentStates {

    private static final int MOST = 10_000;

    private final Map<String, Boolean> spent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** True for the first who comes with this state. */
    synchronized boolean spend(State state) {
        return spent.put(state.value(), Boolean.TRUE) == null;
    }
}
