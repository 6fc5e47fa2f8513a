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
    PAGES("pages and data requested by signed-in users"),
    RETRIED("retries of the same URL (307), to reach the other node"),
    RELOADED("reloads by users"),
    GIVEN_UP("pages given up: reloads for ten seconds, or a page of the loop guard"),
    FORMS("login forms seen by signed-in users"),
    SILENT("signed in again without a form"),
    SCRIPT_UNAUTHORIZED("scripts that got a 401"),
    WRONG_USER("responses for another user"),
    NAMELESS("responses without the user's name and groups"),
    SERVER_ERRORS("5xx responses seen by users"),
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
