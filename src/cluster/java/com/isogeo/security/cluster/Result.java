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
            rows.put("retries of the same URL, " + phase, Long.toString(tally.of(Count.RETRIED, phase)));
        }
        return rows;
    }

    /** Every count that must be zero and is not: users may notice nothing but a reload. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        addIfAny(violations, tally.of(Count.LOST), "logins lost");
        addIfAny(violations, tally.of(Count.MADE_AGAIN, Phase.BOTH), "logins made once more with both nodes up");
        addIfAny(violations, before - after, "sessions lost");
        addIfAny(violations, tally.of(Count.FORMS), "login forms");
        addIfAny(violations, tally.of(Count.GIVEN_UP), "pages given up");
        addIfAny(violations, tally.of(Count.WRONG_USER), "responses for another user");
        return violations;
    }

    private void addIfAny(List<String> violations, long count, String what) {
        if (count > 0) {
            violations.add(name + ": " + count + " " + what);
        }
    }
}
