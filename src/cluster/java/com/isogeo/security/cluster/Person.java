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

/** A user: signs in, works in two tabs, reloads broken pages, and follows the link of a failed login. */
final class Person {

    private static final Duration MAX_RELOAD_TIME = Duration.ofSeconds(10);
    private static final Duration BEFORE_RELOAD = Duration.ofMillis(500);
    private static final int MAX_LOGINS = 4;
    private static final int MAX_REDIRECTS = 20;
    private static final int NOTE_EVERY = 4;
    private static final String FORM = Settings.standin() + "/login?";
    private static final URI PAGE = URI.create(Settings.site() + "/me");
    private static final URI DATA = URI.create(Settings.site() + "/api/me");
    private static final URI NOTE = URI.create(Settings.site() + "/note");
    private static final Map<String, String> PAGE_HEADERS = Map.of("Accept", "text/html");
    private static final Map<String, String> SCRIPT_HEADERS =
            Map.of("Accept", "application/json", "Referer", PAGE.toString());

    private static final Pattern NOTE_PATTERN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String name;
    private final String note = UUID.randomUUID().toString();
    private final Browser browser;
    private final Tally tally;
    private final Executor tabs;
    private volatile Optional<String> account = Optional.empty();
    private volatile boolean sawForm;

    Person(String name, HttpClient http, Tally tally, Executor tabs) {
        this.name = name;
        this.browser = new Browser(http);
        this.tally = tally;
        this.tabs = tabs;
    }

    /** Signed in since the first login, without another form. */
    boolean isStillSignedIn() {
        return account.isPresent() && !sawForm;
    }

    /** Signed in without another form, and the note is still in the session. */
    boolean hasNoteStill() {
        boolean isThere = seesNote();
        if (isStillSignedIn() && !isThere) {
            log("misses their note");
        }
        return isStillSignedIn() && isThere;
    }

    /** Signs in and leaves a note in the session; the next page shows whether it was saved. */
    void signInAndLeaveNote() {
        signIn();
        for (int i = 0; i < MAX_LOGINS && !seesNote(); i++) {
            tally.add(i == 0 ? Count.NOTES : Count.NOTES_AGAIN);
            Response response = browser.post(NOTE, Map.of("text", note));
            if (!isSaved(response)) {
                log("left a note and got " + response.status() + " "
                        + response.location().orElse(response.body()));
            }
        }
    }

    private static boolean isSaved(Response response) {
        return response.isRedirect() && response.target().getPath().equals(NOTE.getPath());
    }

    private boolean seesNote() {
        Response response = followRedirects(NOTE);
        Matcher seen = NOTE_PATTERN.matcher(response.body());
        if (response.status() != 200 || !seen.find()) {
            return false;
        }
        if (!seen.group().equals(note)) {
            log("sees another one's note");
            tally.add(Count.WRONG_USER);
        }
        return seen.group().equals(note);
    }

    void signIn() {
        tally.add(Count.BEGUN);
        Response end = openAndLearnAccount(PAGE);
        if (end.status() == 401) {
            // A node can die after its response and before the other one has the session: the user follows the page's
            // link.
            tally.add(Count.MADE_AGAIN);
            end = openAndLearnAccount(end.signIn());
        }
        if (account.isPresent()) {
            tally.add(Count.FINISHED);
        } else {
            log("lost a login at " + end.uri().getPath() + ": " + end.status() + " " + end.body());
            tally.add(Count.LOST);
        }
    }

    /** Opens a page in one tab and its data in another, at the same time. */
    void work() {
        if (account.isEmpty()) {
            signIn();
            return;
        }
        CompletableFuture<Response> other = CompletableFuture.supplyAsync(() -> open(PAGE), tabs);
        Response mine = getWithReloads(DATA, SCRIPT_HEADERS);
        checkPage(other.join());
        tally.add(Count.PAGES);
        tally.add(Count.PAGES);
        if (mine.status() == 401) {
            // The page's script shows a link, which the user follows.
            tally.add(Count.SCRIPT_REFUSED);
            checkPage(open(mine.signIn()));
        } else if (mine.status() == 200) {
            checkAccount(mine);
        }
        if (ThreadLocalRandom.current().nextInt(NOTE_EVERY) == 0) {
            seesNote();
        }
    }

    private void checkAccount(Response mine) {
        String id = mine.json().getString("id");
        if (!account.equals(Optional.of(id))) {
            log("was " + account + " and is " + id);
            tally.add(Count.WRONG_USER);
        } else if (!isNamed(mine)) {
            tally.add(Count.NAMELESS);
        }
    }

    private boolean isNamed(Response response) {
        return response.json().getString("email", "").equals(name + "@example.org");
    }

    private void checkPage(Response end) {
        if (isOnPage(end)) {
            return;
        }
        log("ends at " + end.uri().getPath() + " " + end.status() + (end.status() == 0 ? ", " + end.body() : ""));
        tally.add(isLoginAddress(end.uri()) ? Count.LOST : Count.GIVEN_UP);
    }

    private static boolean isOnPage(Response response) {
        return response.status() == 200 && response.uri().getPath().equals(PAGE.getPath());
    }

    private static boolean isLoginAddress(URI address) {
        return address.getPath().startsWith("/login") || address.getPath().startsWith("/oauth");
    }

    /** Opens a page; after a failed login follows the link of its page, or opens the page once more. */
    private Response open(URI address) {
        Response end = followRedirects(address);
        for (int i = 1; i < MAX_LOGINS && !isOnPage(end) && isLoginAddress(end.uri()); i++) {
            if (end.retryLink().isPresent()) {
                tally.add(Count.TRY_AGAIN);
            }
            end = followRedirects(end.retryLink().orElse(PAGE));
        }
        return end;
    }

    /** Follows redirects, and fills in the login form where it is shown. */
    private Response followRedirects(URI address) {
        Response response = getWithReloads(address, PAGE_HEADERS);
        for (int redirects = 0; redirects < MAX_REDIRECTS && (response.isRedirect() || isForm(response)); redirects++) {
            if (isForm(response)) {
                seeForm();
                response = browser.post(URI.create(Settings.standin() + "/login"), formFields(response.uri()));
            } else {
                response = getWithReloads(response.target(), PAGE_HEADERS);
                if (isAtProvider(response) && response.isRedirect() && account.isPresent()) {
                    tally.add(Count.SILENT);
                }
            }
        }
        return response;
    }

    private static boolean isAtProvider(Response response) {
        return response.uri().toString().startsWith(FORM);
    }

    private static boolean isForm(Response response) {
        return isAtProvider(response) && response.status() == 200;
    }

    private void seeForm() {
        if (account.isPresent()) {
            tally.add(Count.FORMS);
            sawForm = true;
        }
    }

    private Map<String, String> formFields(URI target) {
        String returnUrl = URLDecoder.decode(target.getRawQuery().substring("ReturnUrl=".length()), UTF_8);
        return Map.of("ReturnUrl", returnUrl, "username", name, "password", name, "scenario", "rotate,remembered");
    }

    private Response openAndLearnAccount(URI address) {
        Response end = open(address);
        return isOnPage(end) ? learnAccount() : end;
    }

    private Response learnAccount() {
        Response response = getWithReloads(DATA, SCRIPT_HEADERS);
        account = response.status() == 200 && isNamed(response)
                ? Optional.of(response.json().getString("id"))
                : Optional.empty();
        return response;
    }

    /** Reloads a broken page until it works or {@link #MAX_RELOAD_TIME} is over. */
    private Response getWithReloads(URI address, Map<String, String> headers) {
        Response response = get(address, headers);
        Instant end = Instant.now().plus(MAX_RELOAD_TIME);
        while (response.isBroken() && Instant.now().isBefore(end)) {
            Program.pause(BEFORE_RELOAD);
            tally.add(Count.RELOADED);
            response = get(address, headers);
        }
        return response;
    }

    private Response get(URI address, Map<String, String> headers) {
        Response response = browser.get(address, headers);
        for (int redirects = 0; redirects < MAX_REDIRECTS && response.isTemporaryRedirect(); redirects++) {
            tally.add(Count.ASKED_AGAIN);
            response = browser.get(response.target(), headers);
        }
        if (response.status() >= 500 || response.status() == 0) {
            tally.add(Count.SERVER_ERRORS);
        }
        return response;
    }

    private void log(String what) {
        System.out.println(Instant.now() + " " + name + " " + what);
    }
}
