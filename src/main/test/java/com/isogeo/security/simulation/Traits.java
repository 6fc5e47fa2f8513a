package com.isogeo.security.simulation;

import com.isogeo.security.simulation.SimulatedSessions.Sharing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What stays the same for the whole of a story. */
record Traits(
        int nodes,
        int browsers,
        Sharing sharing,
        boolean isSticky,
        int tokenSeconds,
        boolean rotates,
        double trouble,
        boolean hasIssuer,
        boolean postsCredentials,
        boolean revokes,
        boolean logoutEndsSession) {

    private static final List<Sharing> SHARINGS = List.of(Sharing.values());

    static Traits random(SplittableRandom random) {
        Sharing sharing = SHARINGS.get(random.nextInt(SHARINGS.size()));
        return new Traits(
                2 + random.nextInt(2),
                2 + random.nextInt(3),
                sharing,
                sharing == Sharing.NONE ? random.nextInt(8) > 0 : random.nextBoolean(),
                random.nextBoolean() ? 3600 : 60,
                random.nextInt(4) > 0,
                random.nextBoolean() ? 0.1 : 0.35,
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextBoolean(),
                // Docs/decisions/0033: with sessions that stay, an end holds where the session is one.
                sharing != Sharing.AT_ONCE || random.nextBoolean());
    }

    Map<String, String> settings() {
        Map<String, String> values = new HashMap<>(Map.of(
                "isogeo.client-id",
                SimulatedProvider.CLIENT_ID,
                "isogeo.client-secret",
                SimulatedProvider.CLIENT_SECRET,
                "isogeo.client-authentication",
                postsCredentials ? "post" : "basic",
                "isogeo.authorization-endpoint",
                SimulatedProvider.AUTHORIZATION_ENDPOINT,
                "isogeo.logout.invalidate-session",
                Boolean.toString(logoutEndsSession)));
        if (hasIssuer) {
            values.put("isogeo.issuer", SimulatedProvider.ISSUER);
        }
        if (revokes) {
            values.put("isogeo.revocation-endpoint", "https://id.example.org/oauth/revoke");
        }
        return values;
    }
}
