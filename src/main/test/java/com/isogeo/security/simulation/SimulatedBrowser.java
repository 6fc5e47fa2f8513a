package com.isogeo.security.simulation;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A browser: cookies that expire, tabs, and what its user has done at the provider. */
final class SimulatedBrowser {

    private final String name;
    private final List<String> users;
    private final SimulatedClock clock;
    private final Map<String, Kept> jar = new LinkedHashMap<>();
    private final List<Tab> tabs = new ArrayList<>();
    private final Set<String> consented = new HashSet<>();
    private final List<String> formerSessionIds = new ArrayList<>();
    private final List<String> callbacks = new ArrayList<>();
    private String providerUser;
    private int node;

    private record Kept(String value, Instant expiresAt) {}

    /** What a tab shows, or is on its way to. */
    static final class Tab {
        private final String name;
        private final List<String> history = new ArrayList<>();
        String next;
        int redirects;
        Flight flight;

        private Tab(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }

        List<String> history() {
            return history;
        }

        boolean isBusy() {
            return next != null || flight != null;
        }

        /** The user asks for a page. */
        void goTo(String url) {
            if (flight != null) {
                flight.drop();
                flight = null;
            }
            next = url;
            redirects = 0;
        }
    }

    SimulatedBrowser(String name, List<String> users, int tabCount, int node, SimulatedClock clock) {
        this.name = name;
        this.users = users;
        this.node = node;
        this.clock = clock;
        for (int i = 1; i <= tabCount; i++) {
            tabs.add(new Tab(name + ", tab " + i));
        }
    }

    String name() {
        return name;
    }

    /** Who sits in front of it. */
    List<String> users() {
        return users;
    }

    List<Tab> tabs() {
        return tabs;
    }

    /** Who signed in at the provider in this browser, ever. */
    Set<String> consented() {
        return consented;
    }

    List<String> formerSessionIds() {
        return formerSessionIds;
    }

    /** The authorization responses that this browser got. */
    List<String> callbacks() {
        return callbacks;
    }

    /** Whom the provider remembers, or null. */
    String providerUser() {
        return providerUser;
    }

    void setProviderUser(String user) {
        providerUser = user;
    }

    int node() {
        return node;
    }

    void setNode(int other) {
        node = other;
    }

    void set(String cookie, String value) {
        jar.put(cookie, new Kept(value, Instant.MAX));
    }

    void receive(Reply reply) {
        for (Cookie cookie : reply.cookies()) {
            if (cookie.getMaxAge() <= 0) {
                jar.remove(cookie.getName());
            } else {
                jar.put(
                        cookie.getName(),
                        new Kept(cookie.getValue(), clock.instant().plusSeconds(cookie.getMaxAge())));
            }
        }
        if (reply.sessionId() != null) {
            set(SimulatedRequest.SESSION_COOKIE, reply.sessionId());
            formerSessionIds.add(reply.sessionId());
        }
    }

    List<Cookie> cookies() {
        jar.values().removeIf(kept -> kept.expiresAt.isBefore(clock.instant()));
        return jar.entrySet().stream()
                .map(entry -> new Cookie(entry.getKey(), entry.getValue().value))
                .toList();
    }

    List<String> pendingLogins() {
        return cookies().stream()
                .map(Cookie::getName)
                .filter(cookie -> cookie.startsWith("__Host-isogeo-login-"))
                .toList();
    }
}
