package com.isogeo.standin.internal.http;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps cookies as browsers do (RFC 6265, section 5), and their name prefixes. Paths are compared as they are written. As in
 * browsers a loopback host counts as secure without TLS. SameSite is not enforced. Several threads may use it.
 */
public final class CookieJar {

    private record Key(String name, String domain, String path) {}

    private record Cookie(Key key, String value, boolean hostOnly, boolean secure, Optional<Instant> expiresAt) {

        String pair() {
            return key.name() + "=" + value;
        }

        boolean isFor(URI address) {
            String host = host(address);
            boolean isDomain = hostOnly
                    ? host.equals(key.domain())
                    : host.equals(key.domain()) || host.endsWith("." + key.domain());
            return isDomain && isBelow(path(address), key.path()) && (!secure || isSecure(address));
        }

        boolean isExpired(Instant now) {
            return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
        }
    }

    private final Clock clock;
    private final Map<Key, Cookie> cookies = new LinkedHashMap<>();

    public CookieJar(Clock clock) {
        this.clock = clock;
    }

    /** A jar of its own with the same cookies. */
    public synchronized CookieJar copy() {
        CookieJar copy = new CookieJar(clock);
        copy.cookies.putAll(cookies);
        return copy;
    }

    /** The value of the Cookie header, the longest paths first (section 5.4). */
    public synchronized Optional<String> header(URI address) {
        cookies.values().removeIf(cookie -> cookie.isExpired(clock.instant()));
        String header = cookies.values().stream()
                .filter(cookie -> cookie.isFor(address))
                .sorted(Comparator.comparingInt(cookie -> -cookie.key().path().length()))
                .map(Cookie::pair)
                .collect(joining("; "));
        return header.isEmpty() ? Optional.empty() : Optional.of(header);
    }

    /** All cookies as name=value, in the order in which they came. */
    public synchronized List<String> pairs() {
        cookies.values().removeIf(cookie -> cookie.isExpired(clock.instant()));
        return cookies.values().stream().map(Cookie::pair).toList();
    }

    /** Removes the cookies of a name, of all hosts and paths. */
    public synchronized void remove(String name) {
        cookies.keySet().removeIf(key -> key.name().equals(name));
    }

    public synchronized void clear() {
        cookies.clear();
    }

    /** Keeps what a Set-Cookie header says (sections 5.2 and 5.3); what is against the rules is ignored. */
    public synchronized void add(URI address, String setCookie) {
        String[] parts = setCookie.split(";", -1);
        int equals = parts[0].indexOf('=');
        if (equals <= 0) {
            return;
        }
        Map<String, String> attributes = attributes(parts);
        String name = parts[0].substring(0, equals).strip();
        String domain =
                attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
        String path = attributes.getOrDefault("path", "");
        Cookie cookie = new Cookie(
                new Key(
                        name,
                        domain.isEmpty() ? host(address) : domain,
                        path.startsWith("/") ? path : defaultPath(path(address))),
                parts[0].substring(equals + 1).strip(),
                domain.isEmpty(),
                attributes.containsKey("secure"),
                expiry(attributes));
        if (isAllowed(cookie, address)) {
            // A replaced cookie keeps its place (section 5.3, step 11.3).
            cookies.put(cookie.key(), cookie);
            cookies.values().removeIf(each -> each.isExpired(clock.instant()));
        }
    }

    private static Map<String, String> attributes(String[] parts) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            attributes.put(pair[0].strip().toLowerCase(Locale.ROOT), pair.length == 2 ? pair[1].strip() : "");
        }
        return attributes;
    }

    /** Max-Age wins over Expires (section 5.3, step 3). */
    private Optional<Instant> expiry(Map<String, String> attributes) {
        try {
            if (attributes.containsKey("max-age")) {
                Duration age = Duration.ofSeconds(Long.parseLong(attributes.getOrDefault("max-age", "")));
                return Optional.of(clock.instant().plus(age));
            }
            if (attributes.containsKey("expires")) {
                String date = attributes.getOrDefault("expires", "").replace('-', ' ');
                return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            // The attribute is ignored (section 5.2).
        }
        return Optional.empty();
    }

    private static boolean isAllowed(Cookie cookie, URI address) {
        Key key = cookie.key();
        boolean mayBeSecure = !cookie.secure() || isSecure(address);
        boolean isOwnDomain =
                host(address).equals(key.domain()) || host(address).endsWith("." + key.domain());
        boolean isSecurePrefixKept = !key.name().startsWith("__Secure-") || cookie.secure();
        boolean isHostPrefixKept = !key.name().startsWith("__Host-")
                || (cookie.secure() && cookie.hostOnly() && key.path().equals("/"));
        return mayBeSecure && isOwnDomain && isSecurePrefixKept && isHostPrefixKept;
    }

    private static boolean isSecure(URI address) {
        return address.getScheme().equals("https") || Loopback.isLoopback(host(address));
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    private static String path(URI address) {
        return address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    }

    /** Section 5.1.4. */
    private static String defaultPath(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static boolean isBelow(String path, String cookiePath) {
        return path.equals(cookiePath)
                || (path.startsWith(cookiePath)
                        && (cookiePath.endsWith("/") || path.charAt(cookiePath.length()) == '/'));
    }
}
