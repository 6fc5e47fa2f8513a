package com.isogeo.security;

import jakarta.security.enterprise.CallerPrincipal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in user, as {@code HttpServletRequest.getUserPrincipal()} and
 * {@code SecurityContext.getCallerPrincipal()} return them, and as CDI injects them.
 *
 * <p>{@link #getName()} is the {@code _id} of the user's Isogeo account. It never changes, and no two users share it:
 * use it as the key of your own data. Display name and e-mail address are for display only; derive no permission from
 * them. A user whose account the application may not read has a name that is unique to this login, and nothing else.
 * Immutable: safe to share between threads, and Serializable, since it is in the session.
 *
 * <p>What is injected is the user of the HTTP request that asks it, on that request's thread: one servlet serves them
 * all. Where nobody is signed in, its methods throw {@link IllegalStateException}; outside of a request, CDI's
 * {@code ContextNotActiveException}.
 *
 * <pre>{@code
 * @Inject
 * private transient IsogeoPrincipal user;
 *
 * void greet(PrintWriter page) {
 *     page.println("Welcome, " + user.displayName().orElse("you"));
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public class IsogeoPrincipal extends CallerPrincipal {

    private static final long serialVersionUID = 1;

    /** The user's name for people, or null. */
    private final @Nullable String displayName;

    /** The user's e-mail address, or null. */
    private final @Nullable String email;

    /** The user's workgroups, which may be none. */
    // What List.copyOf returns is Serializable, though its type does not say so.
    @SuppressWarnings("serial")
    private final List<IsogeoWorkgroup> workgroups;

    /** For the container's proxy, which never uses the fields. */
    protected IsogeoPrincipal() {
        this("", null, null, List.of());
    }

    /**
     * A user.
     *
     * @param id the account's {@code _id}
     * @param displayName the name for people, null when unknown
     * @param email the e-mail address, null when unknown
     * @param workgroups the workgroups with the role in each
     */
    public IsogeoPrincipal(
            String id, @Nullable String displayName, @Nullable String email, List<IsogeoWorkgroup> workgroups) {
        super(id);
        this.displayName = displayName;
        this.email = email;
        this.workgroups = List.copyOf(workgroups);
    }

    /**
     * The user's name for people.
     *
     * @return the name, empty when unknown
     */
    public Optional<String> displayName() {
        return Optional.ofNullable(displayName);
    }

    /**
     * The user's e-mail address. Isogeo does not say whether it was verified.
     *
     * @return the address, empty when unknown
     */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /**
     * The workgroups that the user belongs to, with the role in each.
     *
     * @return the workgroups in Isogeo's order, unmodifiable; empty when there are none, or the
     *     application may not read them
     */
    public List<IsogeoWorkgroup> workgroups() {
        return workgroups;
    }

    /**
     * The account's id, for logs: neither display name nor e-mail.
     *
     * @return the name of this principal
     */
    @Override
    public String toString() {
        return getName();
    }
}
