package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The refresh tokens that were used, and the logins whose tokens were all revoked; bounded, the oldest go. */
@ApplicationScoped
class Families {

    private static final int MOST = 100_000;

    @Inject
    private Received received;

    private final Map<String, Boolean> spent = bounded();
    private final Map<String, Boolean> revoked = bounded();

    private static Map<String, Boolean> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > MOST;
            }
        };
    }

    /** False when a rotated refresh token comes again: then its whole family is revoked (RFC 9700, section 4.14). */
    synchronized boolean spend(Grant refresh) {
        boolean first = refresh.has(Scenario.KEEP) || spent.put(refresh.id(), Boolean.TRUE) == null;
        if (!first && refresh.has(Scenario.ROTATE)) {
            revoke(refresh);
            received.noteReuse(refresh.user());
        }
        return first;
    }

    synchronized void revoke(Grant grant) {
        revoked.put(grant.family(), Boolean.TRUE);
    }

    synchronized boolean isRevoked(Grant grant) {
        return revoked.containsKey(grant.family());
    }
}
