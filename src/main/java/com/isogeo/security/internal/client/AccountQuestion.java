package com.isogeo.security.internal.client;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whose a token is, and in which workgroups he is: asked, and perhaps answered already. */
final class AccountQuestion {

    private final PendingResponse<AccountResponse> account;
    private final PendingResponse<List<MembershipResponse>> memberships;
    private final Instant askedAt;
    private final AtomicBoolean useless = new AtomicBoolean();

    AccountQuestion(
            PendingResponse<AccountResponse> account,
            PendingResponse<List<MembershipResponse>> memberships,
            Instant askedAt) {
        this.account = account;
        this.memberships = memberships;
        this.askedAt = askedAt;
    }

    PendingResponse<AccountResponse> account() {
        return account;
    }

    PendingResponse<List<MembershipResponse>> memberships() {
        return memberships;
    }

    Instant askedAt() {
        return askedAt;
    }

    boolean isAnswered() {
        return account.isDone() && memberships.isDone();
    }

    /** The far side failed: whoever asks next asks anew. */
    void markUseless() {
        useless.set(true);
    }

    boolean isUseless() {
        return useless.get();
    }
}
