package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The codes that were used, so that each is good once; the oldest are forgotten, as they have expired by then. */
@ApplicationScoped
class SpentCodes {

    private static final int MOST = 10_000;

    private final Map<String, Boolean> spent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** True for the first who comes with this code. */
    synchronized boolean spend(String id) {
        return spent.put(id, Boolean.TRUE) == null;
    }
}
