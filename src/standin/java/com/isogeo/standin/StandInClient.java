package com.isogeo.standin;

import java.util.Objects;

/**
 * A client that is registered at the stand-in: its id and its secret (RFC 6749, section 2.3.1). Immutable.
 *
 * <pre>{@code
 * StandInOptions options = StandInOptions.defaults().withClient(new StandInClient("my-application", "a-secret"));
 * }</pre>
 *
 * @param id the client id, not empty and without a colon, since Isogeo joins the two by a colon
 * @param secret the client secret, not empty
 */
public record StandInClient(String id, String secret) {

    /**
     * Checks both.
     *
     * @param id the client id
     * @param secret the client secret
     * @throws IllegalArgumentException when one is empty, or the id holds a colon
     */
    public StandInClient {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
        if (id.isEmpty() || id.indexOf(':') >= 0 || !id.chars().allMatch(c -> c > ' ' && c != 0x7f)) {
            throw new IllegalArgumentException("A client id must not be empty and has no colon and no blank.");
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("A client secret must not be empty.");
        }
    }

    /** The id alone; the secret is not shown. */
    @Override
    public String toString() {
        return "StandInClient[id=" + id + "]";
    }
}
