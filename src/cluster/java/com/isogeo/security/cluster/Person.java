package com.isogeo.security.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user: signs in, works in two tabs, reloads what is broken, and follows a page that says to try again. */
final class Person {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BEFORE_RELOAD = Duration.ofMillis(500);
    private static final int MOST_LOGINS = 4;
    private static final int MOST_HOPS = 20;
    private static final int NOTE_EVERY = 4;
    private static final String FORM = Settings.standin() + "/login?";
    private static final URI PAGE = URI.create(Settings.site() + "/me");
    private static final URI DATA = URI.create(Settings.site() + "/api/me");
    private static final URI NOTE = URI.create(Settings.site() + "/note");
    private static final Map<String, String> OF_A_PAGE = Map.of("Accept", "text/html");
    private static final Map<String, String> OF_A_SCRIPT =
            Map.of("Accept", "application/json", "Referer", PAGE.toString());

    private static final Pattern OF_A_NOTE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String name;
    private final String note = UUID.randomUUID().toString();
    private final Browser browser;
    private final Tally tally;
    private final Executor tabs;
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

    /** Signed in so, and what they left in the session is there. */
    boolean isKept() {
        boolean isThere = seesNote();
        if (isStillSignedIn() && !isThere) {
            say("misses their note");
        }
        return isStillSignedIn() && isThere;
    }

    /** Signs in for the day, and leaves a note; the page that follows shows whether it was saved. */
    void begin() {
        signIn();
        for (int i = 0; i < MOST_LOGINS && !seesNote(); i++) {
            tally.add(i == 0 ? Count.NOTES : Count.NOTES_AGAIN);
            Answer answer = browser.post(NOTE, Map.of("text", note));
            if (!isSaved(answer)) {
                say("left a note and got " + answer.status() + " "
                        + answer.location().orElse(answer.body()));
            }
        }
    }

    private static boolean isSaved(Answer answer) {
        return answer.isRedirect() && answer.target().getPath().equals(NOTE.getPath());
    }

    private boolean seesNote() {
        Answer answer = arrive(NOTE);
        Matcher seen = OF_A_NOTE.matcher(answer.body());
        if (answer.status() != 200 || !seen.find()) {
            return false;
        }
        if (!seen.group().equals(note)) {
            say("sees another one's note");
            tally.add(Count.WRONG_USER);
        }
        return seen.group().equals(note);
    }

    void signIn() {
        tally.add(Count.BEGUN);
        Answer end = arriveAndLearnSelf(PAGE);
        if (end.status() == 401) {
            // A node can die after its answer and before the other one has the session: the page shows the link, and
            // the user
            // follows it.
            tally.add(Count.MADE_AGAIN);
            end = arriveAndLearnSelf(end.signIn());
        }
        if (self.isPresent()) {
            tally.add(Count.FINISHED);
        } else {
            say("lost a login at " + end.uri().getPath() + ": " + end.status() + " " + end.body());
            tally.add(Count.LOST);
        }
    }

    /** A page in one tab and its data in another, at the same moment. */
    void work() {
        if (self.isEmpty()) {
            signIn();
            return;
        }
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> arriveAtLast(PAGE), tabs);
        Answer mine = patiently(DATA, OF_A_SCRIPT);
        judge(other.join());
        tally.add(Count.PAGES);
        tally.add(Count.PAGES);
        if (mine.status() == 401) {
            // Its page shows the link, and the user follows it.
            tally.add(Count.SCRIPT_REFUSED);
            judge(arriveAtLast(mine.signIn()));
        } else if (mine.status() == 200) {
            compare(mine);
        }
        if (ThreadLocalRandom.current().nextInt(NOTE_EVERY) == 0) {
            seesNote();
        }
    }

    private void compare(Answer mine) {
        String id = mine.json().getString("id");
        if (!self.equals(Optional.of(id))) {
            say("was " + self + " and is " + id);
            tally.add(Count.WRONG_USER);
        } else if (!isNamed(mine)) {
            tally.add(Count.NAMELESS);
        }
    }

    private boolean isNamed(Answer answer) {
        return answer.json().getString("email", "").equals(name + "@example.org");
    }

    private void judge(Answer end) {
        if (isOnPage(end)) {
            return;
        }
        say("ends at " + end.uri().getPath() + " " + end.status() + (end.status() == 0 ? ", " + end.body() : ""));
        tally.add(isOfLogin(end.uri()) ? Count.LOST : Count.GIVEN_UP);
    }

    private static boolean isOnPage(Answer answer) {
        return answer.status() == 200 && answer.uri().getPath().equals(PAGE.getPath());
    }

    private static boolean isOfLogin(URI address) {
        return address.getPath().startsWith("/login") || address.getPath().startsWith("/oauth");
    }

    /** Arrives, if need be by following the page that tells to try again, or by opening the page once more. */
    private Answer arriveAtLast(URI address) {
        Answer end = arrive(address);
        for (int i = 1; i < MOST_LOGINS && !isOnPage(end) && isOfLogin(end.uri()); i++) {
            if (end.again().isPresent()) {
                tally.add(Count.TRY_AGAIN);
            }
            end = arrive(end.again().orElse(PAGE));
        }
        return end;
    }

    /** Follows redirects, and fills in the form on the way where one is shown. */
    private Answer arrive(URI address) {
        Answer answer = patiently(address, OF_A_PAGE);
        for (int hops = 0; hops < MOST_HOPS && (answer.isRedirect() || isForm(answer)); hops++) {
            if (isForm(answer)) {
                seeForm();
                answer = browser.post(URI.create(Settings.standin() + "/login"), form(answer.uri()));
            } else {
                answer = patiently(answer.target(), OF_A_PAGE);
                if (isAtProvider(answer) && answer.isRedirect() && self.isPresent()) {
                    tally.add(Count.SILENT);
                }
            }
        }
        return answer;
    }

    private static boolean isAtProvider(Answer answer) {
        return answer.uri().toString().startsWith(FORM);
    }

    private static boolean isForm(Answer answer) {
        return isAtProvider(answer) && answer.status() == 200;
    }

    private void seeForm() {
        if (self.isPresent()) {
            tally.add(Count.FORMS);
            sawForm = true;
        }
    }

    private Map<String, String> form(URI target) {
        String returnUrl = URLDecoder.decode(target.getRawQuery().substring("ReturnUrl=".length()), UTF_8);
        return Map.of("ReturnUrl", returnUrl, "username", name, "password", name, "scenario", "rotate,remembered");
    }

    private Answer arriveAndLearnSelf(URI address) {
        Answer end = arriveAtLast(address);
        return isOnPage(end) ? learnSelf() : end;
    }

    private Answer learnSelf() {
        Answer answer = patiently(DATA, OF_A_SCRIPT);
        self = answer.status() == 200 && isNamed(answer)
                ? Optional.of(answer.json().getString("id"))
                : Optional.empty();
        return answer;
    }

    /** A page that is broken is reloaded for a while. */
    private Answer patiently(URI address, Map<String, String> headers) {
        Answer answer = opened(address, headers);
        Instant end = Instant.now().plus(PATIENCE);
        while (answer.isBroken() && Instant.now().isBefore(end)) {
            Program.pause(BEFORE_RELOAD);
            tally.add(Count.RELOADED);
            answer = opened(address, headers);
        }
        return answer;
    }

    private Answer opened(URI address, Map<String, String> headers) {
        Answer answer = browser.get(address, headers);
        for (int hops = 0; hops < MOST_HOPS && answer.isAskedAgain(); hops++) {
            tally.add(Count.ASKED_AGAIN);
            answer = browser.get(answer.target(), headers);
        }
        if (answer.status() >= 500 || answer.status() == 0) {
            tally.add(Count.SERVER_ERRORS);
        }
        return answer;
    }

    private void say(String what) {
        System.out.println(Instant.now() + " " + name + " " + what);
    }
}
