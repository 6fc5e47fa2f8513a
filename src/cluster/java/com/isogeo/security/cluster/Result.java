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
        rows.put("sessions after, without a form and with all that was in them", Long.toString(after));
        for (Count count : Count.values()) {
            rows.put(count.toString(), Long.toString(tally.of(count)));
        }
        for (Phase phase : Phase.values()) {
            rows.put("refresh tokens used twice, " + phase, Long.toString(tally.of(Count.USED_TWICE, phase)));
        }
        for (Phase phase : Phase.values()) {
            rows.put("times sent round, " + phase, Long.toString(tally.of(Count.ASKED_AGAIN, phase)));
        }
        return rows;
    }

    /** What should not have been: a person has to notice nothing but a reload. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        miss(missed, tally.of(Count.LOST), "logins lost");
        miss(missed, tally.of(Count.MADE_AGAIN, Phase.BOTH), "logins made once more with both nodes up");
        miss(missed, before - after, "sessions lost");
        miss(missed, tally.of(Count.FORMS), "login forms");
        miss(missed, tally.of(Count.GIVEN_UP), "pages given up");
        miss(missed, tally.of(Count.WRONG_USER), "answers for another user");
        return missed;
    }

    private void miss(List<String> missed, long count, String what) {
        if (count > 0) {
            missed.add(name + ": " + count + " " + what);
        }
    }
}
