package com.isogeo.security.internal.client;

import java.util.List;

/** An account and its memberships: requested, and perhaps there already. */
record PendingAccount(PendingResponse<AccountResponse> account, PendingResponse<List<MembershipResponse>> memberships) {

    boolean isDone() {
        return account.isDone() && memberships.isDone();
    }
}
