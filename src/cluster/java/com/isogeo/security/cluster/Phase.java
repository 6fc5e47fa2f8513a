package com.isogeo.security.cluster;

/** What happens to the nodes. */
enum Phase {
    BOTH("both nodes"),
    KILLED("one killed, and back"),
    STOPPED("one stopped, and back");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
