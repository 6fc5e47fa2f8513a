package com.isogeo.security.internal.account;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.account.MembershipResponse.Group;
import com.isogeo.security.internal.client.PendingResponse;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the account of a token and its workgroups from Isogeo's API, both at the same time and within one timeout. */
public final class AccountClient {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    /** What a decoder makes of bytes that its charset does not have: two ids could become one. */
    private static final char REPLACEMENT_CHARACTER = '\ufffd';

    private final RequestSender<AccountApi> requests;
    private final IsogeoSettings settings;
    private final OperatorLog log;
    private final AccountPrefetchCache prefetched;

    public AccountClient(RequestSender<AccountApi> requests, IsogeoSettings settings, Clock clock, OperatorLog log) {
        this.requests = requests;
        this.settings = settings;
        this.prefetched = new AccountPrefetchCache(clock);
        this.log = log;
    }

    /**
     * Sends the requests now, so that {@link #readUser} need not wait later. Does nothing after a failure a moment
     * ago.
     */
    public void prefetch(String accessToken) {
        if (prefetched.find(accessToken).isEmpty() && !isBackingOff(accessToken)) {
            prefetched.put(accessToken, request(accessToken));
        }
    }

    /** Whether {@link #readUser} would not wait. */
    public boolean isPrefetched(String accessToken) {
        return prefetched.find(accessToken).filter(PendingAccount::isDone).isPresent();
    }

    /** Whether a request of this token failed a moment ago. */
    public boolean isBackingOff(String accessToken) {
        return prefetched.isBackingOff(accessToken);
    }

    /** The token's user; nothing when the application may not read their account (403 or 404). Blocks. */
    public Optional<IsogeoPrincipal> readUser(String accessToken) throws ProviderException, TokenRejectedException {
        try {
            return await(accessToken, prefetched.find(accessToken).orElseGet(() -> request(accessToken)));
        } catch (ProcessingException e) {
            throw ProviderException.invalidResponse("API: " + e.getClass().getSimpleName());
        }
    }

    private Optional<IsogeoPrincipal> await(String accessToken, PendingAccount pending)
            throws ProviderException, TokenRejectedException {
        try {
            Optional<AccountResponse> account = unlessForbidden(pending.account());
            if (account.isEmpty()) {
                return Optional.empty();
            }
            Optional<List<MembershipResponse>> memberships = unlessForbidden(pending.memberships());
            if (memberships.isEmpty()) {
                log.warn(
                        Message.MEMBERSHIPS_UNREADABLE,
                        "Isogeo does not let this application read a user's workgroups: they are signed in without"
                                + " groups.");
            }
            return Optional.of(principal(pending, account.get(), memberships.orElse(List.of())));
        } catch (ProviderException e) {
            prefetched.backOff(accessToken);
            throw e;
        }
    }

    private PendingAccount request(String accessToken) {
        String authorization = "Bearer " + accessToken;
        return new PendingAccount(
                new PendingResponse<>(
                        "/account",
                        requests.send(api -> api.account(authorization)),
                        settings.behaviour().readTimeout()),
                new PendingResponse<>(
                        "/account/memberships",
                        requests.send(api -> api.memberships(authorization)),
                        settings.behaviour().readTimeout()));
    }

    /**
     * The response, or nothing when this application may not read it. Any other error says nothing of the user: a
     * gateway's 400 or 429 must neither make another user of them nor take their groups.
     */
    private static <T> Optional<T> unlessForbidden(PendingResponse<T> pending)
            throws ProviderException, TokenRejectedException {
        try {
            return Optional.of(pending.await());
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == UNAUTHORIZED) {
                throw new TokenRejectedException();
            }
            if (status == FORBIDDEN || status == NOT_FOUND) {
                return Optional.empty();
            }
            throw pending.invalid("status " + status);
        }
    }

    private static IsogeoPrincipal principal(
            PendingAccount pending, AccountResponse account, List<MembershipResponse> memberships)
            throws ProviderException {
        String id = account.id();
        if (id == null || id.isBlank()) {
            throw pending.account().invalid("an account without an _id");
        }
        if (id.indexOf(REPLACEMENT_CHARACTER) >= 0) {
            throw pending.account().invalid("an account whose _id is not in UTF-8");
        }
        ContactResponse contact = account.contact();
        return new IsogeoPrincipal(
                id,
                contact == null ? null : contact.name(),
                contact == null ? null : contact.email(),
                memberships.stream()
                        .flatMap(membership -> workgroup(membership).stream())
                        .toList());
    }

    private static Optional<IsogeoWorkgroup> workgroup(@Nullable MembershipResponse membership) {
        if (membership == null) {
            return Optional.empty();
        }
        Group group = membership.group();
        if (group == null || group.id() == null || membership.role() == null) {
            return Optional.empty();
        }
        ContactResponse contact = group.contact();
        String name = contact == null || contact.name() == null ? "" : contact.name();
        return Optional.of(new IsogeoWorkgroup(group.id(), name, membership.role()));
    }
}
