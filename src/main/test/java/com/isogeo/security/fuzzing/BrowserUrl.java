package com.isogeo.security.fuzzing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a browser goes to, after the rules of the URL Standard for http and https: it drops tabs and line breaks, takes
 * a backslash for a slash, and reads {@code %2e} as a dot. It shares nothing with the module's own check.
 */
record BrowserUrl(String scheme, String authority, String path) {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);
    private static final Pattern NOT_AT_THE_ENDS = Pattern.compile("^[\\x00-\\x20]+|[\\x00-\\x20]+$");

    static BrowserUrl of(String absolute) {
        return new BrowserUrl("about", "", "").resolve(absolute);
    }

    /** Where this reference leads to from here. */
    BrowserUrl resolve(String reference) {
        String text = NOT_AT_THE_ENDS.matcher(reference).replaceAll("").replaceAll("[\\t\\n\\r]", "");
        int fragment = text.indexOf('#');
        String withoutFragment = fragment < 0 ? text : text.substring(0, fragment);
        Matcher absolute = SCHEME.matcher(withoutFragment);
        if (!absolute.matches()) {
            return relative(withoutFragment);
        }
        String named = absolute.group(1).toLowerCase(Locale.ROOT);
        String rest = absolute.group(2);
        if (!named.equals("http") && !named.equals("https")) {
            return new BrowserUrl(named, "", rest);
        }
        return named.equals(scheme) && !rest.startsWith("//") ? relative(rest) : withAuthority(named, rest);
    }

    private BrowserUrl relative(String text) {
        if (text.isEmpty() || text.charAt(0) == '?') {
            return this;
        }
        if (!isSlash(text, 0)) {
            String parent = path.substring(0, path.lastIndexOf('/') + 1);
            return new BrowserUrl(scheme, authority, normal(parent + text));
        }
        return isSlash(text, 1) ? withAuthority(scheme, text) : new BrowserUrl(scheme, authority, normal(text));
    }

    private static BrowserUrl withAuthority(String scheme, String text) {
        int begin = 0;
        while (isSlash(text, begin)) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && !isSlash(text, end) && text.charAt(end) != '?') {
            end++;
        }
        String authority = text.substring(begin, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return new BrowserUrl(scheme, host, normal(text.substring(end)));
    }

    private static boolean isSlash(String text, int index) {
        return index < text.length() && (text.charAt(index) == '/' || text.charAt(index) == '\\');
    }

    /** Without a query, and without dot segments. */
    private static String normal(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        Deque<String> segments = new ArrayDeque<>();
        String[] parts = path.replace('\\', '/').split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            String dots = parts[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
            boolean isDots = dots.equals(".") || dots.equals("..");
            if (dots.equals("..")) {
                segments.pollLast();
            }
            if (!isDots) {
                segments.addLast(parts[i]);
            } else if (i == parts.length - 1) {
                segments.addLast("");
            }
        }
        return "/" + String.join("/", segments);
    }

    /** Whether this is a page of the application whose first page that is. */
    boolean isInside(BrowserUrl home) {
        String base = home.path.substring(0, home.path.length() - 1);
        return scheme.equals(home.scheme)
                && authority.equals(home.authority)
                && (path.equals(base) || path.startsWith(base + "/"));
    }
}
