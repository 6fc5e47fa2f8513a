package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A user who can sign in at the stand-in. Immutable.
 *
 * <pre>{@code
 * server.setUser(StandInUser.named("alice").withWorkgroups(new StandInWorkgroup("60a8a69b", "Commune exemple", "writer")));
 * }</pre>
 *
 * @param login the word that they type as their name
 * @param password the password that they type
 * @param displayName the name that {@code /account} tells
 * @param email the address that {@code /account} tells
 * @param readable whether the application may read the account; otherwise the API answers 403
 * @param workgroups their workgroups, and the role in each
 * @param id the account's {@code _id}, which never changes: 32 hexadecimal digits at Isogeo
 */
public record StandInUser(
        String login,
        String password,
        String displayName,
        String email,
        boolean readable,
        List<StandInWorkgroup> workgroups,
        String id) {

    private static final StandInUser ALICE = new StandInUser(
            "alice",
            "alice",
            "Alice Exemple",
            "alice@example.org",
            true,
            List.of(
                    new StandInWorkgroup("60a8a69b7a8e43e5881800749a24068c", "Commune exemple", "admin"),
                    new StandInWorkgroup("7b1d0c52e4a94a0cb6d0a1f2c3d4e5f6", "Syndicat exemple", "reader")),
            "89ee0eb3a15046a28886033b27f1d882");

    private static final StandInUser BOB = new StandInUser(
            "bob",
            "bob",
            "Bob Exemple",
            "bob@example.org",
            true,
            List.of(new StandInWorkgroup("60a8a69b7a8e43e5881800749a24068c", "Commune exemple", "reader")),
            "1f0c6d2b9a874e55b3c2d1e0f9a8b7c6");

    private static final StandInUser CAROL = new StandInUser(
            "carol",
            "carol",
            "Carol Exemple",
            "carol@example.org",
            false,
            List.of(),
            "c0ffee00c0ffee00c0ffee00c0ffee00");

    /**
     * Checks and copies.
     *
     * @param login what they type as their name
     * @param password what they type as their password
     * @param displayName their name for people
     * @param email their address
     * @param readable whether the application may read the account
     * @param workgroups their workgroups and roles
     * @param id the account's {@code _id}
     * @throws IllegalArgumentException when the login, the password or the id is empty, or the login has a blank
     */
    public StandInUser {
        Objects.requireNonNull(displayName, "displayName");
        Objects.requireNonNull(email, "email");
        workgroups = List.copyOf(workgroups);
        if (login.isEmpty() || !login.chars().allMatch(c -> c > ' ' && c != 0x7f)) {
            throw new IllegalArgumentException("A login must not be empty and has no blank.");
        }
        if (password.isEmpty() || id.isEmpty()) {
            throw new IllegalArgumentException("A user has a password and an id.");
        }
    }

    /**
     * The users of the stand-in by default: alice (admin of one workgroup, reader of another), bob (reader) and carol, whose
     * account may not be read. The password of each is their login.
     *
     * @return the three
     */
    public static List<StandInUser> defaults() {
        return List.of(ALICE, BOB, CAROL);
    }

    /**
     * A user without workgroups, whose account may be read and whose password is their login; an id that is always the same for
     * the same login.
     *
     * @param login the word that they type as their name
     * @return the user; one of {@link #defaults()} keeps their id, name and workgroups
     */
    public static StandInUser named(String login) {
        return defaults().stream()
                .filter(user -> user.login().equals(login))
                .findFirst()
                .orElseGet(() -> new StandInUser(
                        login,
                        login,
                        login,
                        login + "@example.org",
                        true,
                        List.of(),
                        UUID.nameUUIDFromBytes(login.getBytes(UTF_8)).toString().replace("-", "")));
    }

    /**
     * The same user with another password.
     *
     * @param other the password
     * @return a copy
     */
    public StandInUser withPassword(String other) {
        return new StandInUser(login, other, displayName, email, readable, workgroups, id);
    }

    /**
     * The same user in other workgroups.
     *
     * @param others all of their workgroups from now on; none takes every role away
     * @return a copy
     */
    public StandInUser withWorkgroups(StandInWorkgroup... others) {
        return new StandInUser(login, password, displayName, email, readable, Arrays.asList(others), id);
    }

    /**
     * The same user, whose account the application may read, or may not.
     *
     * @param whether false for a 403 of the API
     * @return a copy
     */
    public StandInUser withReadable(boolean whether) {
        return new StandInUser(login, password, displayName, email, whether, workgroups, id);
    }

    /** All but the password. */
    @Override
    public String toString() {
        return "StandInUser[login=" + login + ", displayName=" + displayName + ", email=" + email + ", readable="
                + readable + ", workgroups=" + workgroups + ", id=" + id + "]";
    }
}
