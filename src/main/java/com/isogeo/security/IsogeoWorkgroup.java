package com.isogeo.security;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One workgroup of a user, and their role in it, as Isogeo's {@code /account/memberships} lists it.
 *
 * <p>The role is a word such as {@code admin}, {@code writer}, {@code editor} or {@code reader}; Isogeo may add
 * others. A value: safe to share between threads.
 *
 * <pre>{@code
 * boolean administers(IsogeoPrincipal user, String workgroupId) {
 *     return user.workgroups().stream()
 *             .anyMatch(workgroup -> workgroup.id().equals(workgroupId) && workgroup.role().equals("admin"));
 * }
 * }</pre>
 *
 * @param id the workgroup's {@code _id}, which never changes
 * @param name the workgroup's name for people, empty when Isogeo did not say
 * @param role the user's role in this workgroup
 * @serial exclude
 * @since 0.1.0
 */
public record IsogeoWorkgroup(String id, String name, String role) implements Serializable {

    /**
     * A workgroup of which nothing is null.
     *
     * @param id see the record
     * @param name see the record
     * @param role see the record
     */
    public IsogeoWorkgroup {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(role, "role is null");
    }
}
