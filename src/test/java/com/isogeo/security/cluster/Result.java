package com.isogeo.security.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one combination of servers and proxy did to the users: a column of the table. */
record Result(String name, Tally tally, long before, long after) {

    /** The rows, by their names. */
    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("sessions before", Long.toString(before));
        rows.put("sessions after, without another form", Long.toString(after));
        for (Count count : Count.values()) {
            rows.put(count.toString(), Long.toString(tally.of(count)));
        }
        for (Phase phase : Phase.values()) {
            rows.put("refresh tokens used twice, " + phase, Long.toString(tally.of(Count.USED_TWICE, phase)));
        }
        return rows;
    }

    /**
     * What should not have been. A node that is killed between the answer to a refresh and the end of that request takes the
     * new refresh token with it, and no node can know: the old one is used again, and a provider that looks for that ends
     * the login. As many logins may end as tokens were used twice when the node was killed, and no more.
     */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        miss(missed, tally.of(Count.LOST), "logins lost");
        miss(missed, before - after - tally.of(Count.USED_TWICE, Phase.KILLED), "sessions lost");
        miss(missed, tally.of(Count.WRONG_USER), "answers for another user");
        miss(missed, tally.of(Count.FORMS, Phase.BOTH), "login forms while both nodes were up");
        miss(missed, tally.of(Count.USED_TWICE, Phase.BOTH), "refresh tokens used twice while both nodes were up");
        miss(missed, tally.of(Count.USED_TWICE, Phase.STOPPED), "refresh tokens used twice when a node was stopped");
        return missed;
    }

    private void miss(List<String> missed, long count, String what) {
        if (count > 0) {
            missed.add(name + ": " + count + " " + what);
        }
    }
}
