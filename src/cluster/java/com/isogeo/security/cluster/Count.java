package com.isogeo.security.cluster;

/** What is counted; each is a row of the table. */
enum Count {
    BEGUN("logins begun"),
    FINISHED("logins finished"),
    LOST("logins lost"),
    MADE_AGAIN("logins made once more, as the session of the first was gone"),
    TRY_AGAIN("pages that said try again, and were followed"),
    NOTES("notes left in a session"),
    NOTES_AGAIN("notes left once more, as the server had lost them"),
    PAGES("pages and data asked for by signed-in users"),
    ASKED_AGAIN("times a browser was sent round, to meet the other node"),
    RELOADED("reloads by users"),
    GIVEN_UP("pages given up: reloads for ten seconds, or a page of the loop guard"),
    FORMS("login forms seen by signed-in users"),
    SILENT("signed in again without a form"),
    SCRIPT_REFUSED("scripts told by a 401 to sign in"),
    WRONG_USER("answers for another user"),
    NAMELESS("answers without the user's name and groups"),
    SERVER_ERRORS("answers 5xx seen by users"),
    REFRESHED("refreshes"),
    USED_TWICE("refresh tokens used twice");

    private final String words;

    Count(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
