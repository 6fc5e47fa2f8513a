package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * Where the user wanted to go: path and query, byte for byte as his browser sent them, and never outside this context.
 */
record Landing(String pathAndQuery) {

    private static final int LONGEST = 16_384;

    /** One slash, then neither a second one nor a backslash; no white space and no control character anywhere. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*");

    private static final Pattern CLIMBING = Pattern.compile("(?i)(^|/)(\\.|%2e){2}(/|;|$)|%2f|%5c|;");

    /** The page of this request; the start of the application for anything that cannot be asked for again. */
    static Landing of(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
        boolean repeatable =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        Landing start = startOf(request);
        return repeatable ? new Landing(asked).insideOr(start, request.getContextPath()) : start;
    }

    static Landing startOf(HttpServletRequest request) {
        return new Landing(request.getContextPath() + "/");
    }

    /** This, when it lies inside the context; else the other. */
    Landing insideOr(Landing other, String contextPath) {
        return isInside(contextPath) ? this : other;
    }

    /** Without the query, which may be long. */
    Landing withoutQuery() {
        int query = pathAndQuery.indexOf('?');
        return query < 0 ? this : new Landing(pathAndQuery.substring(0, query));
    }

    private boolean isInside(String contextPath) {
        if (pathAndQuery.length() > LONGEST || !LOCAL.matcher(pathAndQuery).matches()) {
            return false;
        }
        String path = withoutQuery().pathAndQuery();
        if (CLIMBING.matcher(path).find()) {
            return false;
        }
        return path.startsWith(contextPath + "/") || (path.equals(contextPath) && !contextPath.isEmpty());
    }

    @Override
    public String toString() {
        return "Landing[" + withoutQuery().pathAndQuery() + "]";
    }
}
