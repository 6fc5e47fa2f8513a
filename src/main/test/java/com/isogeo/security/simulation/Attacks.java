package com.isogeo.security.simulation;

import com.isogeo.security.simulation.SimulatedBrowser.Tab;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Optional;

/** What an attacker does who has a browser of their own, can lead victims to URLs, and sees some of theirs. */
final class Attacks {

    private static final String CALLBACK = "/login/callback";

    private final World world;
    private final Scheduler scheduler;
    private final Users users;

    Attacks(World world, Scheduler scheduler, Users users) {
        this.world = world;
        this.scheduler = scheduler;
        this.users = users;
    }

    void act() {
        SimulatedBrowser attacker = world.attacker();
        SimulatedBrowser victim =
                world.browsers().get(world.random().nextInt(world.browsers().size() - 1));
        Tab tab = world.oneOf(victim.tabs());
        switch (world.random().nextInt(12)) {
            case 0, 1 -> ownCallback(attacker).ifPresent(url -> lead("own callback", victim, tab, url));
            case 2 -> plantCode(attacker, victim, tab);
            case 3 -> injectStolenCode(attacker, victim);
            case 4 ->
                stolenCallback(victim)
                        .ifPresent(url -> lead("stolen callback", attacker, world.oneOf(attacker.tabs()), url));
            case 5 -> lead("forged state", victim, tab, CALLBACK + "?code=code-x&state=" + forgedState());
            case 6 ->
                stolenCallback(victim)
                        .ifPresent(url -> lead("doubled state", victim, tab, url + "&state=" + forgedState()));
            case 7 -> spoilCookies(attacker);
            case 8 -> fixSession(attacker, victim);
            case 9 -> plantCookies(attacker, victim, tab);
            case 10 -> forgeHeaders(victim, tab);
            default -> replaySession(victim);
        }
    }

    private void lead(String attack, SimulatedBrowser browser, Tab tab, String url) {
        world.counts().add("attacks: " + attack);
        world.tell("The attacker leads " + browser.name() + " to a URL (" + attack + ")");
        users.open(browser, tab, url);
    }

    private Optional<String> ownCallback(SimulatedBrowser attacker) {
        return attacker.callbacks().isEmpty() ? Optional.empty() : Optional.of(world.oneOf(attacker.callbacks()));
    }

    /** An authorization response to the victim that the victim's browser has not followed yet, or has. */
    private Optional<String> stolenCallback(SimulatedBrowser victim) {
        return victim.callbacks().isEmpty()
                ? Optional.empty()
                : Optional.of(victim.callbacks().get(victim.callbacks().size() - 1));
    }

    private String forgedState() {
        StringBuilder state = new StringBuilder();
        while (state.length() < 43) {
            state.append((char) ('a' + world.random().nextInt(26)));
        }
        return state.toString();
    }

    private static String with(String callback, String name, String value) {
        return callback.replaceFirst(name + "=[^&]*", name + "=" + value);
    }

    /** The victim's state, the attacker's code: PKCE is in the way. */
    private void plantCode(SimulatedBrowser attacker, SimulatedBrowser victim, Tab tab) {
        Optional<String> own = ownCallback(attacker);
        Optional<String> waiting = pendingState(victim);
        if (own.isPresent() && waiting.isPresent()) {
            String code = Words.parameter(own.get(), "code");
            String iss = world.traits().hasIssuer() && world.chance(0.3)
                    ? "&iss=https%3A%2F%2Fevil.example.com"
                    : users.issuer();
            lead("own code, victim's state", victim, tab, CALLBACK + "?code=" + code + "&state=" + waiting.get() + iss);
        }
    }

    /** The state of a login that a victim's tab has begun. */
    private Optional<String> pendingState(SimulatedBrowser victim) {
        return victim.tabs().stream()
                .filter(tab -> tab.next != null && tab.next.contains("state="))
                .map(tab -> Words.parameter(tab.next, "state"))
                .findFirst();
    }

    /** The attacker's state and cookie, the victim's code: PKCE again. */
    private void injectStolenCode(SimulatedBrowser attacker, SimulatedBrowser victim) {
        Optional<String> stolen = stolenCallback(victim);
        Optional<String> own =
                pendingState(attacker).or(() -> ownCallback(attacker).map(url -> Words.parameter(url, "state")));
        if (stolen.isPresent() && own.isPresent()) {
            lead(
                    "victim's code, own state",
                    attacker,
                    world.oneOf(attacker.tabs()),
                    with(stolen.get(), "state", own.get()));
        }
    }

    /** The attacker changes cookies of their own. */
    private void spoilCookies(SimulatedBrowser attacker) {
        List<Cookie> cookies = attacker.cookies().stream()
                .filter(cookie -> !cookie.getValue().isEmpty())
                .toList();
        if (cookies.isEmpty()) {
            return;
        }
        Cookie cookie = world.oneOf(cookies);
        String value = cookie.getValue();
        int at = world.random().nextInt(value.length());
        String spoilt = world.chance(0.5)
                ? value.substring(0, at)
                : value.substring(0, at) + (value.charAt(at) == 'A' ? 'B' : 'A') + value.substring(at + 1);
        world.counts().add("attacks: spoilt cookie");
        world.tell("The attacker spoils their cookie " + cookie.getName());
        attacker.set(cookie.getName(), spoilt);
        users.open(
                attacker,
                world.oneOf(attacker.tabs()),
                world.chance(0.5) ? "/p/1" : ownCallback(attacker).orElse("/p/2"));
    }

    /** Session fixation: the victim gets the id of a session that the attacker knows, and in which nobody is signed in. */
    private void fixSession(SimulatedBrowser attacker, SimulatedBrowser victim) {
        SimulatedSessions.Stored planted = world.sessions().create(attacker.node());
        world.learnSessionId(planted.id);
        world.counts().add("attacks: session fixation");
        world.tell("The attacker plants the session " + planted.id.substring(0, 6) + " on " + victim.name());
        victim.set(SimulatedRequest.SESSION_COOKIE, planted.id);
        attacker.set(SimulatedRequest.SESSION_COOKIE, planted.id);
        victim.setNode(attacker.node());
    }

    /** From a sibling host: names with the prefix __Host- are out of reach. */
    private void plantCookies(SimulatedBrowser attacker, SimulatedBrowser victim, Tab tab) {
        Optional<String> own = ownCallback(attacker);
        if (own.isPresent()) {
            attacker.cookies().stream()
                    .filter(cookie -> cookie.getName().startsWith("__Host-isogeo-"))
                    .forEach(cookie -> {
                        String bare = cookie.getName().substring("__Host-".length());
                        victim.set(bare, cookie.getValue());
                        victim.set("__Secure-" + bare, cookie.getValue());
                    });
            lead("planted cookies and own callback", victim, tab, own.get());
        }
    }

    private void forgeHeaders(SimulatedBrowser victim, Tab tab) {
        world.counts().add("attacks: forged headers");
        tab.goTo("/p/1");
        scheduler.send(
                victim,
                tab,
                "GET",
                "/p/1",
                "Accept",
                "text/html",
                "Host",
                "evil.example.com",
                "X-Forwarded-Host",
                "evil.example.com",
                "X-Forwarded-Proto",
                "http",
                "Referer",
                "https://evil.example.com/");
    }

    /** A copy of a session cookie that was the browser's own. */
    private void replaySession(SimulatedBrowser victim) {
        if (!victim.formerSessionIds().isEmpty()) {
            String id = world.oneOf(victim.formerSessionIds());
            world.counts().add("attacks: old session id");
            world.tell(victim.name() + " comes with its old session " + id.substring(0, 6));
            victim.set(SimulatedRequest.SESSION_COOKIE, id);
        }
    }
}
