package com.isogeo.security.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A user: signs in, works in two tabs, reloads what is broken, and follows a page that tells him to try again. */
final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEFORE_RELOAD = Duration.ofMillis(500);
    private static final int MOST_LOGINS = 4;
    private static final int MOST_HOPS = 20;
    private static final String PAGE = "text/html";
    private static final String DATA = "application/json";

    private final String name;
    private final Browser browser;
    private final Tally tally;
    private final Executor tabs;
    private final URI page = URI.create(Settings.site() + "/me");
    private final URI data = URI.create(Settings.site() + "/api/me");
    private volatile Optional<String> self = Optional.empty();
    private volatile boolean sawForm;

    Person(String name, HttpClient http, Tally tally, Executor tabs) {
        this.name = name;
        this.browser = new Browser(http);
        this.tally = tally;
        this.tabs = tabs;
    }

    /** Signed in since the first login, without another form. */
    boolean isStillSignedIn() {
        return self.isPresent() && !sawForm;
    }

    void signIn() {
        tally.add(Count.BEGUN);
        URI address = page;
        for (int i = 0; i < MOST_LOGINS; i++) {
            Answer end = arrive(address);
            if (end.status() == 200 && end.uri().getPath().equals(page.getPath()) && learnSelf()) {
                tally.add(Count.FINISHED);
                return;
            }
            if (end.again().isPresent()) {
                tally.add(Count.TRY_AGAIN);
            }
            address = end.again().orElse(page);
        }
        self = Optional.empty();
        tally.add(Count.LOST);
    }

    /** A page in one tab and its data in another, at the same moment; whoever is asked to sign in does so. */
    void work() {
        if (self.isEmpty()) {
            signIn();
            return;
        }
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> patiently(page, PAGE), tabs);
        Answer mine = patiently(data, DATA);
        Answer others = other.join();
        tally.add(Count.PAGES);
        tally.add(Count.PAGES);
        if (mine.status() == 200 && !others.isRedirect()) {
            if (!self.equals(Optional.of(withoutTimes(mine.body())))) {
                System.out.println(name + " was " + self.get() + " and is " + mine.body());
                tally.add(Count.WRONG_USER);
            }
            return;
        }
        if (mine.status() == 401 || others.isRedirect()) {
            tally.add(Count.FORMS);
            if (!others.isRedirect()) {
                tally.add(Count.SCRIPT_REFUSED);
            }
            sawForm = true;
            signIn();
        }
    }

    /** Follows redirects, and fills in the form on the way. */
    private Answer arrive(URI address) {
        Answer answer = patiently(address, PAGE);
        for (int hops = 0; answer.isRedirect() && hops < MOST_HOPS; hops++) {
            URI target = answer.target();
            answer = target.toString().startsWith(Settings.standin() + "/login?")
                    ? browser.post(URI.create(Settings.standin() + "/login"), form(target))
                    : patiently(target, PAGE);
        }
        return answer;
    }

    private Map<String, String> form(URI target) {
        String returnUrl = URLDecoder.decode(target.getRawQuery().substring("ReturnUrl=".length()), UTF_8);
        return Map.of("ReturnUrl", returnUrl, "username", name, "password", name, "scenario", "rotate");
    }

    private boolean learnSelf() {
        Answer answer = patiently(data, DATA);
        boolean mine = answer.status() == 200
                && (name.equals("carol") || answer.body().contains("\"" + name + "@example.org\""));
        self = mine ? Optional.of(withoutTimes(answer.body())) : Optional.empty();
        return mine;
    }

    /** A page that is broken is reloaded for a while. */
    private Answer patiently(URI address, String accept) {
        Instant end = Instant.now().plus(PATIENCE);
        Answer answer = opened(address, accept);
        while (answer.isBroken() && Instant.now().isBefore(end)) {
            Program.pause(BEFORE_RELOAD);
            tally.add(Count.RELOADED);
            answer = opened(address, accept);
        }
        return answer;
    }

    private Answer opened(URI address, String accept) {
        Answer answer = browser.get(address, accept);
        count(answer);
        for (int hops = 0; answer.isAgain() && hops < MOST_HOPS; hops++) {
            tally.add(Count.SENT_AGAIN);
            answer = browser.get(answer.target(), accept);
            count(answer);
        }
        return answer;
    }

    private void count(Answer answer) {
        if (answer.status() >= 500 || answer.status() == 0) {
            tally.add(Count.SERVER_ERRORS);
        }
    }

    private static String withoutTimes(String json) {
        return json.replaceAll("\"tokenExpiresAt\":\"[^\"]*\"", "");
    }
}
