package com.isogeo.security.cluster;

import com.isogeo.standin.ReceivedRequest;
import com.isogeo.standin.StandInServer;
import java.time.Instant;

/** Counts refreshes and reused refresh tokens by the requests that the stand-in received. */
final class Provider {

    private final StandInServer standIn;
    private final Tally tally;
    private Instant newest = Instant.EPOCH;

    Provider(StandInServer standIn, Tally tally) {
        this.standIn = standIn;
        this.tally = tally;
        // It keeps the newest twenty thousand only.
        standIn.forgetReceived();
    }

    /** Counts the requests since the last count. */
    void count() {
        Instant before = newest;
        for (ReceivedRequest request : standIn.received()) {
            if (request.at().isAfter(before)) {
                newest = request.at();
                count(request);
            }
        }
    }

    private void count(ReceivedRequest request) {
        // Each is a login whose tokens are all revoked.
        if (request.path().equals("/refresh-token-reuse")) {
            tally.add(Count.USED_TWICE);
        } else if (request.grantType().filter("refresh_token"::equals).isPresent()) {
            tally.add(Count.REFRESHED);
        }
    }
}
