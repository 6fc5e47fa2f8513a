package com.isogeo.security.internal.account;

import com.isogeo.security.internal.cache.ExpiringMap;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The accounts that were requested ahead, by their access token, and the requests that failed a moment ago. */
final class AccountPrefetchCache {

    private static final Duration TTL = Duration.ofMinutes(1);
    private static final Duration BACK_OFF = Duration.ofSeconds(5);
    private static final int MAX_ACCOUNTS = 10_000;

    private final ExpiringMap<String, PendingAccount> pending;
    private final ExpiringMap<String, Boolean> failed;

    AccountPrefetchCache(Clock clock) {
        this.pending = new ExpiringMap<>(clock, TTL, MAX_ACCOUNTS);
        this.failed = new ExpiringMap<>(clock, BACK_OFF, MAX_ACCOUNTS);
    }

    /**
     * The account that was requested ahead. An old one is not used: a provider that issues the same access token at
     * each refresh must not have its first response used for ever.
     */
    Optional<PendingAccount> find(String accessToken) {
        return pending.find(accessToken);
    }

    void put(String accessToken, PendingAccount account) {
        pending.put(accessToken, account);
    }

    /** The request failed: the next one is a new one, after a while. */
    void backOff(String accessToken) {
        pending.remove(accessToken);
        failed.put(accessToken, true);
    }

    boolean isBackingOff(String accessToken) {
        return failed.find(accessToken).isPresent();
    }
}
