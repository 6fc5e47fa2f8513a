package com.isogeo.security.internal.account;

import com.isogeo.security.internal.client.PendingResponse;
import java.util.List;

/** An account and its memberships: requested, and perhaps there already. */
record PendingAccount(PendingResponse<AccountResponse> account, PendingResponse<List<MembershipResponse>> memberships) {

    boolean isDone() {
        return account.isDone() && memberships.isDone();
    }
}
