package com.isogeo.security.internal.login;

import java.util.regex.Pattern;

/**
 * Where the user wanted to go: path and query, byte for byte as his browser sent them, and never outside this application.
 */
record Landing(String pathAndQuery) {

    private static final int LONGEST = 16_384;

    /** One slash, then neither a second one nor a backslash; no white space and no control character anywhere. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private static final Pattern CLIMBING = Pattern.compile("(?i)(^|/)(\\.|%2e){2}(/|;|$)|%2f|%5c|;");

    /** This, when it lies under this path; else the other. */
    Landing insideOr(Landing other, String base) {
        return isInside(base) ? this : other;
    }

    /** Without the query, which may be long. */
    Landing withoutQuery() {
        int query = pathAndQuery.indexOf('?');
        return query < 0 ? this : new Landing(pathAndQuery.substring(0, query));
    }

    private boolean isInside(String base) {
        if (pathAndQuery.length() > LONGEST || !LOCAL.matcher(pathAndQuery).matches()) {
            return false;
        }
        String path = withoutQuery().pathAndQuery();
        if (CLIMBING.matcher(path).find()) {
            return false;
        }
        return path.startsWith(base + "/") || (path.equals(base) && !base.isEmpty());
    }

    @Override
    public String toString() {
        return "Landing[" + withoutQuery().pathAndQuery() + "]";
    }
}
