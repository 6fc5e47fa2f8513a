package com.isogeo.security.it.bearer;

/** The login that a token belongs to. */
public record Origin(String user, String family, String refreshes) {

    @Override
    public String toString() {
        return user + " " + family + " " + refreshes;
    }
}
