package com.isogeo.security.internal.session;

import static java.util.Objects.requireNonNull;

import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller and his tokens, as they lie in the session.
 *
 * @param format the version of this form; another one is as if it were absent
 * @param fingerprint of the configuration that made it; under another one it is as if it were absent
 * @param subjectKey random and secret: whoever presents it is this caller (see {@code LibertySubjectCache})
 * @param rolesDue whether caller and groups are older than the tokens, and are being asked for
 * @param isFormLost whether this login came between a form and its application, and the user has not been told yet
 * @param writer the node that refreshes it as long as its access token lives; null, from an older release, is any
 * @param rolesReadAt when caller and groups were last read; null, from an older release, when the tokens were issued
 */
@Immutable
public record Login(
        int format,
        String fingerprint,
        CallerPrincipal caller,
        Set<String> groups,
        Tokens tokens,
        String subjectKey,
        boolean rolesDue,
        boolean isFormLost,
        @Nullable String writer,
        @Nullable Instant rolesReadAt)
        implements Serializable {

    static final int FORMAT = 1;

    public Login {
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(caller, "caller is null");
        groups = Set.copyOf(groups);
        requireNonNull(tokens, "tokens is null");
        requireNonNull(subjectKey, "subjectKey is null");
    }

    /** The same login with the tokens of a refresh: who the caller is, and what he may, is to be asked anew. */
    Login refreshedBy(Tokens issued, String node) {
        Tokens next = tokens.refreshedBy(issued);
        return new Login(format, fingerprint, caller, groups, next, subjectKey, true, isFormLost, node, rolesReadAt);
    }

    /** The same login with its caller as the identity stores judge him now. */
    Login judgedAs(CallerPrincipal judged, Set<String> judgedGroups, String key, Instant at) {
        return new Login(format, fingerprint, judged, judgedGroups, tokens, key, false, isFormLost, writer, at);
    }

    Login withFormTold() {
        return new Login(format, fingerprint, caller, groups, tokens, subjectKey, rolesDue, false, writer, rolesReadAt);
    }

    /** How old caller and groups are, whichever way the clock was put; nothing when nobody knows. */
    Optional<Duration> rolesAge(Instant now) {
        return Optional.ofNullable(rolesReadAt).or(tokens::issue).map(read -> Duration.between(read, now)
                .abs());
    }

    /** Whether both hold the same refresh token, so that nobody refreshed one of them since. */
    boolean hasTokenOf(Login other) {
        return tokens.refresh().equals(other.tokens.refresh())
                && tokens.accessToken().equals(other.tokens.accessToken());
    }

    /** Whether this was written after the other; of two steps whose time is not known this is. */
    boolean isLaterThan(Login other) {
        return !hasTokenOf(other)
                && (tokens.issue().isEmpty()
                        || other.tokens.issue().isEmpty()
                        || !tokens.issue().get().isBefore(other.tokens.issue().get()));
    }

    @Override
    public String toString() {
        return "Login[caller=" + caller.getName() + ", groups=" + groups + "]";
    }
}
