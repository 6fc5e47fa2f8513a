package com.isogeo.security.cluster;

/** What is counted; each is a row of the table. */
enum Count {
    BEGUN("logins begun"),
    FINISHED("logins finished"),
    LOST("logins lost"),
    TRY_AGAIN("pages that said try again, and were followed"),
    PAGES("pages asked for by signed-in users"),
    RELOADED("reloads by users"),
    SENT_AGAIN("requests sent again for a 307"),
    FORMS("login forms seen by signed-in users"),
    SCRIPT_REFUSED("of these, told to a script by a 401"),
    WRONG_USER("answers for another user"),
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
