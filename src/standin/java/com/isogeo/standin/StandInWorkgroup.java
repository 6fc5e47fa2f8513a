package com.isogeo.standin;

import java.util.Objects;

/**
 * A workgroup of a user and the role that they have there, as {@code /account/memberships} tells it. Immutable.
 *
 * <pre>{@code
 * StandInWorkgroup town = new StandInWorkgroup("60a8a69b7a8e43e5881800749a24068c", "Commune exemple", "admin");
 * }</pre>
 *
 * @param id the workgroup's {@code _id}, 32 hexadecimal digits at Isogeo; not shorter than four characters
 * @param name the name that people read
 * @param role such as {@code admin}, {@code writer} or {@code reader}; any word will do
 */
public record StandInWorkgroup(String id, String name, String role) {

    /**
     * Checks the id.
     *
     * @param id the workgroup's {@code _id}
     * @param name its name for people
     * @param role the user's role in it
     * @throws IllegalArgumentException when the id is shorter than four characters
     */
    public StandInWorkgroup {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        if (id.length() < 4) {
            throw new IllegalArgumentException("The id of a workgroup has at least four characters.");
        }
    }
}
