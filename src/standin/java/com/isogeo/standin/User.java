package com.isogeo.standin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who can sign in; the password is the user's name. */
enum User {
    ALICE(
            "89ee0eb3a15046a28886033b27f1d882",
            "Alice Exemple",
            true,
            List.of(
                    new Membership("admin", "60a8a69b7a8e43e5881800749a24068c", "Commune exemple"),
                    new Membership("reader", "7b1d0c52e4a94a0cb6d0a1f2c3d4e5f6", "Syndicat exemple"))),
    BOB(
            "1f0c6d2b9a874e55b3c2d1e0f9a8b7c6",
            "Bob Exemple",
            true,
            List.of(new Membership("reader", "60a8a69b7a8e43e5881800749a24068c", "Commune exemple"))),
    CAROL("c0ffee00c0ffee00c0ffee00c0ffee00", "Carol Exemple", false, List.of());

    /** A role in a workgroup. */
    record Membership(String role, String groupId, String groupName) {}

    private final String id;
    private final String displayName;
    private final boolean readable;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Membership> memberships;

    User(String id, String displayName, boolean readable, List<Membership> memberships) {
        this.id = id;
        this.displayName = displayName;
        this.readable = readable;
        this.memberships = memberships;
    }

    static Optional<User> of(String login) {
        return Arrays.stream(values())
                .filter(user -> user.login().equals(login))
                .findFirst();
    }

    String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    String id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    String email() {
        return login() + "@example.org";
    }

    boolean isReadable() {
        return readable;
    }

    List<Membership> memberships() {
        return memberships;
    }
}
