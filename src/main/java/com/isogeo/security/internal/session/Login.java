package com.isogeo.security.internal.session;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.util.Objects.requireNonNull;

import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A caller and their tokens: what is in the session, see {@link SealedLogin}.
 *
 * @param fingerprint of the configuration that made it; under another one it is as if it were absent
 * @param subjectKey random and secret: whoever presents it is this caller (see {@code LibertySubjectCache})
 * @param areGroupsDue whether caller and groups are older than the tokens, and have to be read again
 * @param isFormNotSent whether this login came between a form and its application, and the user does not know yet
 * @param refreshingNode the node that refreshes it as long as its access token lives
 * @param groupsReadAt when caller and groups were last read
 * @param signedInAt when the user signed in, whatever was refreshed since
 */
public record Login(
        String fingerprint,
        CallerPrincipal caller,
        Set<String> groups,
        Tokens tokens,
        String subjectKey,
        boolean areGroupsDue,
        boolean isFormNotSent,
        String refreshingNode,
        Instant groupsReadAt,
        Instant signedInAt)
        implements Serializable {

    /** Between two nodes: a login of another node may be from a future as near as this. */
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    public Login {
        // Thousands of logins have these two in common, also those that came from another node.
        fingerprint = requireNonNull(fingerprint, "fingerprint is null").intern();
        if (refreshingNode != null) {
            // Absent in a form of an older release, which the server reads before it is found to be none.
            refreshingNode = refreshingNode.intern();
        }
        requireNonNull(caller, "caller is null");
        groups = Set.copyOf(groups);
        requireNonNull(tokens, "tokens is null");
        requireNonNull(subjectKey, "subjectKey is null");
    }

    /** The same login with the tokens of a refresh: caller and groups are to be read again. */
    Login refreshedBy(Tokens issued, String node) {
        Tokens next = tokens.refreshedBy(issued);
        return new Login(
                fingerprint, caller, groups, next, subjectKey, true, isFormNotSent, node, groupsReadAt, signedInAt);
    }

    /** The same login with the caller as the identity stores see them now. */
    Login withCaller(CallerPrincipal newCaller, Set<String> newGroups, String key, Instant at) {
        return new Login(
                fingerprint, newCaller, newGroups, tokens, key, false, isFormNotSent, refreshingNode, at, signedInAt);
    }

    Login withoutFormNotSent() {
        return new Login(
                fingerprint,
                caller,
                groups,
                tokens,
                subjectKey,
                areGroupsDue,
                false,
                refreshingNode,
                groupsReadAt,
                signedInAt);
    }

    /**
     * Whether the user signed in so long ago. A sign-in from the future means that the clock was put back, and counts
     * as long ago. Times are milliseconds, so that nothing is allocated.
     */
    boolean isSignInAtLeast(long ageMillis, long nowMillis) {
        long age = nowMillis - signedInAt.toEpochMilli();
        return age >= ageMillis || age < -MAX_CLOCK_DIFFERENCE.toMillis();
    }

    /** Whether caller and groups are of this age or older, whichever way the clock was put. */
    boolean areGroupsAtLeast(Duration age, Instant now) {
        return Math.abs(groupsReadAt.until(now, MILLIS)) >= age.toMillis();
    }

    /** Whether both hold the same refresh token, so that nobody refreshed one of them since. */
    boolean hasTokensOf(Login other) {
        return tokens.findRefreshToken().equals(other.tokens.findRefreshToken())
                && tokens.accessToken().equals(other.tokens.accessToken());
    }

    /** Whether one is the other, or came from it by refreshes. */
    boolean isOfSameSignIn(Login other) {
        return caller.getName().equals(other.caller.getName()) && signedInAt.equals(other.signedInAt);
    }

    /** Whether this was written after the other; where a time is not known, this one is the later. */
    boolean isLaterThan(Login other) {
        return !hasTokensOf(other)
                && (tokens.findIssuedAt().isEmpty()
                        || other.tokens.findIssuedAt().isEmpty()
                        || !tokens.findIssuedAt()
                                .get()
                                .isBefore(other.tokens.findIssuedAt().get()));
    }

    @Override
    public String toString() {
        return "Login[caller=" + caller.getName() + ", groups=" + groups + "]";
    }
}
