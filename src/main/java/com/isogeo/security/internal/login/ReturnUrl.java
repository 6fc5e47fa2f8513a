package com.isogeo.security.internal.login;

import com.isogeo.security.internal.oauth2.UrlPath;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the user wanted to go: path and query, byte for byte as the browser sent them, and never outside this
 * application.
 */
record ReturnUrl(String pathAndQuery) {

    private static final int LONGEST = 16_384;

    /**
     * One slash and no second one; no backslash in the path, which browsers take for a slash there; no white space
     * and no control character anywhere.
     */
    private static final Pattern LOCAL = Pattern.compile("/(?!/)[\\x21-\\x7e&&[^\\\\?#]]*([?#][\\x21-\\x7e]*)?");

    /** What some container reads as the end of a segment's name, or as the end of the segment. */
    private static final Pattern SEPARATOR = Pattern.compile("(?i);|%3b|%2f|%5c");

    private static final Pattern ENCODED_SLASH = Pattern.compile("(?i)%2f|%5c");
    private static final Pattern ENCODED_DOT = Pattern.compile("(?i)%2e");

    /** This, when it lies under this path; else the other. */
    ReturnUrl insideOr(ReturnUrl other, String base) {
        return isInside(base) ? this : other;
    }

    /** Without the query, which may be long, and without a fragment. */
    ReturnUrl withoutQuery() {
        return new ReturnUrl(path());
    }

    /** Without this path parameter, by which a container writes a session's id into its links. */
    ReturnUrl withoutParameter(String name) {
        String path = path();
        if (path.indexOf(';') < 0) {
            return this;
        }
        String shorter = path.replaceAll("(?i);" + Pattern.quote(name) + "=[^;/]*", "");
        return new ReturnUrl(shorter + pathAndQuery.substring(path.length()));
    }

    /** The path ends where the URL Standard says that it does, at a query or at a fragment. */
    private String path() {
        for (int i = 0; i < pathAndQuery.length(); i++) {
            if (pathAndQuery.charAt(i) == '?' || pathAndQuery.charAt(i) == '#') {
                return pathAndQuery.substring(0, i);
            }
        }
        return pathAndQuery;
    }

    private boolean isInside(String base) {
        if (pathAndQuery.length() > LONGEST || !LOCAL.matcher(pathAndQuery).matches()) {
            return false;
        }
        Optional<String> below = UrlPath.relativeTo(base, path());
        return below.isPresent()
                && !(base.isEmpty() && below.get().isEmpty())
                && Stream.of(below.get().split("/", -1)).noneMatch(ReturnUrl::climbs);
    }

    /**
     * Whether this segment leads out of the one before it: for a browser, which knows {@code %2e}, or for a
     * container, which may take off parameters or decode a slash first.
     */
    private static boolean climbs(String segment) {
        String[] names = ENCODED_SLASH.split(segment, -1);
        boolean isDoubled = names.length > 1 && Stream.of(names).anyMatch(String::isEmpty);
        return isDoubled
                || SEPARATOR
                        .splitAsStream(segment)
                        .anyMatch(name ->
                                ENCODED_DOT.matcher(name).replaceAll(".").equals(".."));
    }

    @Override
    public String toString() {
        return "ReturnUrl[" + withoutQuery().pathAndQuery() + "]";
    }
}
