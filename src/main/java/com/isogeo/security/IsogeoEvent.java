package com.isogeo.security;

import static java.util.Objects.requireNonNull;

import jakarta.security.enterprise.CallerPrincipal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What happens to the logins of an application, as CDI events. Observe one of the records, or this type for all of
 * them.
 *
 * <p>An observer is called after the event, on the thread of the request ({@link RevocationFailed}: on another
 * thread, without a request). It should be quick, since the request waits for it. An observer that throws breaks
 * nothing; the log has a line. No event holds a token or a secret. Events are immutable: safe to keep and to share
 * between threads.
 *
 * <pre>{@code
 * private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
 *
 * void count(@Observes IsogeoEvent.LoginFailed event) {
 *     failures.computeIfAbsent(event.code(), code -> new LongAdder()).increment();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public sealed interface IsogeoEvent {

    /**
     * A user has signed in (RFC 6749, section 4.1).
     *
     * @param caller the user
     * @param groups their groups, from all identity stores
     */
    record SignedIn(CallerPrincipal caller, Set<String> groups) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         * @param groups see the record
         */
        public SignedIn {
            requireNonNull(caller, "caller is null");
            groups = Set.copyOf(groups);
        }
    }

    /**
     * A login failed; nobody was signed in by it.
     *
     * @param code the reason, as in the log and in docs/reference/errors-and-log.md, such as {@code LOGIN_EXPIRED} or
     *     {@code ACCESS_DENIED}; releases may add others
     */
    record LoginFailed(String code) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param code see the record
         */
        public LoginFailed {
            requireNonNull(code, "code is null");
        }
    }

    /**
     * A user's access token was refreshed (RFC 6749, section 6).
     *
     * @param caller the user
     * @param expiresAt when the new token expires, by the clock of this server; empty when Isogeo did not say
     */
    record Refreshed(CallerPrincipal caller, Optional<Instant> expiresAt) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         * @param expiresAt see the record
         */
        public Refreshed {
            requireNonNull(caller, "caller is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }
    }

    /**
     * A user's access token was not refreshed.
     *
     * @param caller the user
     * @param code {@code REFUSED}: the login has ended; {@code PROVIDER_TIMEOUT}, {@code INVALID_PROVIDER_RESPONSE} or
     *     {@code INVALID_CLIENT}: the login stays, and the next request tries again
     */
    record RefreshFailed(CallerPrincipal caller, String code) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         * @param code see the record
         */
        public RefreshFailed {
            requireNonNull(caller, "caller is null");
            requireNonNull(code, "code is null");
        }
    }

    /**
     * A user has signed out. A session that times out tells nobody.
     *
     * @param caller the user
     */
    record SignedOut(CallerPrincipal caller) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         */
        public SignedOut {
            requireNonNull(caller, "caller is null");
        }
    }

    /**
     * A user's login has ended, since they signed in longer ago than {@code isogeo.max-session-age}. It is published
     * with the next request of their session, if there is one; two nodes that get such a request at once publish it
     * each.
     *
     * @param caller the user
     */
    record MaxAgeReached(CallerPrincipal caller) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         */
        public MaxAgeReached {
            requireNonNull(caller, "caller is null");
        }
    }

    /**
     * A user has signed out, or their login has reached its maximum age, and the revocation endpoint (RFC 7009) did
     * not confirm that their tokens are revoked.
     *
     * @param caller the user
     */
    record RevocationFailed(CallerPrincipal caller) implements IsogeoEvent {

        /**
         * An event of which nothing is null.
         *
         * @param caller see the record
         */
        public RevocationFailed {
            requireNonNull(caller, "caller is null");
        }
    }
}
