package com.isogeo.security.cluster;

import java.net.URI;
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

    private static final int NOTE_EVERY = 4;
    private static final URI PAGE = URI.create(Settings.site() + "/me");
    private static final URI DATA = URI.create(Settings.site() + "/api/me");
    private static final URI NOTE = URI.create(Settings.site() + "/note");
    private static final Map<String, String> SCRIPT_HEADERS =
            Map.of("Accept", "application/json", "Referer", PAGE.toString());

    private static final Pattern NOTE_PATTERN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String name;
    private final String note = UUID.randomUUID().toString();
    private final Navigation navigation;
    private final Tally tally;
    private final Executor tabs;
    private volatile Optional<String> account = Optional.empty();

    Person(String name, Tally tally, Executor tabs) {
        this.name = name;
        this.navigation = new Navigation(name, tally, () -> account.isPresent());
        this.tally = tally;
        this.tabs = tabs;
    }

    /** Signed in since the first login, without another form. */
    boolean isStillSignedIn() {
        return account.isPresent() && !navigation.sawForm();
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
        for (int i = 0; i < Navigation.MAX_LOGINS && !seesNote(); i++) {
            tally.add(i == 0 ? Count.NOTES : Count.NOTES_AGAIN);
            Response response = navigation.post(NOTE, Map.of("text", note));
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
        Response response = navigation.followRedirects(NOTE);
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
        Response mine = navigation.get(DATA, SCRIPT_HEADERS);
        checkPage(other.join());
        tally.add(Count.PAGES);
        tally.add(Count.PAGES);
        if (mine.status() == 401) {
            // The page's script shows a link, which the user follows.
            tally.add(Count.SCRIPT_UNAUTHORIZED);
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
        if (end.isPage(PAGE)) {
            return;
        }
        log("ends at " + end.uri().getPath() + " " + end.status() + (end.status() == 0 ? ", " + end.body() : ""));
        tally.add(end.isOfLogin() ? Count.LOST : Count.GIVEN_UP);
    }

    private Response open(URI address) {
        return navigation.open(address, PAGE);
    }

    private Response openAndLearnAccount(URI address) {
        Response end = open(address);
        return end.isPage(PAGE) ? learnAccount() : end;
    }

    private Response learnAccount() {
        Response response = navigation.get(DATA, SCRIPT_HEADERS);
        account = response.status() == 200 && isNamed(response)
                ? Optional.of(response.json().getString("id"))
                : Optional.empty();
        return response;
    }

    private void log(String what) {
        System.out.println(Instant.now() + " " + name + " " + what);
    }
}
