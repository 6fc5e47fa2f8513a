package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the tokens and the groups of a login are due, and for which node, and when the login is over. Decisions 0011,
 * 0014, 0030 and 0040 have the reasons.
 */
@Singleton
public final class RefreshPolicy {

    /**
     * Groups are read again after each refresh, and after this time where a token lives longer or its end is not
     * known.
     */
    private static final Duration GROUPS_CHECK_INTERVAL = Duration.ofHours(1);

    /** While the API fails, groups stay as they were for so long and no longer. */
    private static final Duration GROUPS_MAX_AGE = Duration.ofHours(2);

    /** How long after a token's expiry a provider may respond with temporary errors before the login ends. */
    private static final Duration MAX_OUTAGE = Duration.ofMinutes(10);

    private final NodeId node;
    private final Optional<Duration> refreshAhead;
    private final long maxAgeMillis;
    private final Clock clock;

    @Inject
    public RefreshPolicy(IsogeoSettings settings, NodeId node, @ModuleOwned Clock clock) {
        this.node = node;
        this.refreshAhead = settings.behaviour().refreshAhead();
        this.maxAgeMillis =
                settings.behaviour().maxSessionAge().map(Duration::toMillis).orElse(Long.MAX_VALUE);
        this.clock = clock;
    }

    /** Whether tokens or groups are due, for this node. The one question on the path of every request. */
    public boolean isDue(Login login) {
        Instant now = clock.instant();
        return isGroupsCheckDue(login, now) || isRefreshDue(login, now);
    }

    /** Whether it is time to refresh the login's tokens, and for this node to do it. */
    public boolean isRefreshDue(Login login) {
        return isRefreshDue(login, clock.instant());
    }

    private boolean isRefreshDue(Login login, Instant now) {
        return login.tokens().hasRefreshToken()
                && login.tokens().areDueAt(now, refreshAhead)
                && (isOwner(login) || login.tokens().isExpiredAt(now));
    }

    /** Whether the login's tokens are to be refreshed by another node, if that one can be reached. */
    public boolean isRefreshLeftToOwner(Login login) {
        return login.tokens().hasRefreshToken() && isExpired(login) && !isOwner(login);
    }

    /** Whether caller and groups are to be read again, by this node. */
    public boolean isGroupsCheckDue(Login login) {
        return isGroupsCheckDue(login, clock.instant());
    }

    private boolean isGroupsCheckDue(Login login, Instant now) {
        boolean isDue = login.areGroupsDue() || login.areGroupsAtLeast(GROUPS_CHECK_INTERVAL, now);
        return (isDue && isOwner(login)) || login.areGroupsAtLeast(GROUPS_MAX_AGE, now);
    }

    /** Whether caller and groups must not be relied on before they are read again. */
    public boolean areGroupsTooOld(Login login) {
        return login.areGroupsAtLeast(GROUPS_MAX_AGE, clock.instant());
    }

    /** Whether the login's access token must not be used any more. */
    public boolean isExpired(Login login) {
        return login.tokens().isExpiredAt(clock.instant());
    }

    /** Whether the login can be used, at once or after a refresh. */
    boolean isUsable(Login login) {
        return (login.tokens().hasRefreshToken() || !isExpired(login)) && !isMaxAgeReached(login);
    }

    /** Whether logins end at an age. */
    boolean hasMaxAge() {
        return maxAgeMillis != Long.MAX_VALUE;
    }

    /** Whether the login is over because its user signed in so long ago (decision 0040). */
    boolean isMaxAgeReached(Login login) {
        return hasMaxAge() && login.isSignInAtLeast(maxAgeMillis, clock.millis());
    }

    /**
     * Whether temporary errors of the provider have lasted for so long after the token's expiry that the login ends.
     */
    boolean isOutageTooLong(Login login) {
        return login.tokens()
                .findExpiresAt()
                .map(expiry -> expiry.plus(MAX_OUTAGE).isBefore(clock.instant()))
                .orElse(false);
    }

    /** Two nodes that refresh one login send one refresh token twice, and a provider may take that for a theft. */
    private boolean isOwner(Login login) {
        return login.refreshingNode().equals(node.value());
    }
}
