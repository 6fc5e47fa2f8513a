package com.isogeo.security.internal.client;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.client.MembershipResponse.Group;
import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks Isogeo's API whose token this is, and for their workgroups, both at the same time and within one time-out. */
public final class AccountClient {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final AccountApi api;
    private final IsogeoSettings settings;
    private final Clock clock;
    private final OperatorLog log;
    private final AccountPrefetchCache asked = new AccountPrefetchCache();

    public AccountClient(AccountApi api, IsogeoSettings settings, Clock clock, OperatorLog log) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** Asks now, so that {@link #userOf} has its answer later without a wait. */
    public void ask(String accessToken) {
        if (asked.isDue(accessToken, clock.instant())) {
            asked.add(accessToken, question(accessToken));
        }
    }

    /** Whether {@link #userOf} would wait for nobody. */
    public boolean isAnswered(String accessToken) {
        return asked.isAnswered(accessToken, clock.instant());
    }

    /** Whether the API was asked in vain a moment ago, and the module backs off. */
    public boolean isBackingOff(String accessToken) {
        return asked.isBackingOff(accessToken, clock.instant());
    }

    /** The token's user; nothing when the application may not read their account (403 or 404). */
    public Optional<IsogeoPrincipal> userOf(String accessToken)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            AccountQuestion question = asked.find(accessToken, clock.instant()).orElseGet(() -> question(accessToken));
            return answer(accessToken, question);
        } catch (ProcessingException e) {
            throw new ProviderUnreachableException(
                    Fault.UNUSABLE, "API: " + e.getClass().getSimpleName());
        }
    }

    private Optional<IsogeoPrincipal> answer(String accessToken, AccountQuestion question)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            Optional<AccountResponse> account = unlessForbidden(question.account());
            if (account.isEmpty()) {
                return Optional.empty();
            }
            Optional<List<MembershipResponse>> memberships = unlessForbidden(question.memberships());
            if (memberships.isEmpty()) {
                log.tell(
                        Message.MEMBERSHIPS_UNREADABLE,
                        "Isogeo does not let this application read a user's workgroups: they are signed in without groups.");
            }
            return Optional.of(principal(question, account.get(), memberships.orElse(List.of())));
        } catch (ProviderUnreachableException e) {
            question.markUseless();
            // So that whoever asks next backs off.
            asked.add(accessToken, question);
            throw e;
        }
    }

    private AccountQuestion question(String accessToken) {
        String authorization = "Bearer " + accessToken;
        return new AccountQuestion(
                new PendingResponse<>("/account", api.account(authorization), settings.readTimeout()),
                new PendingResponse<>("/account/memberships", api.memberships(authorization), settings.readTimeout()),
                clock.instant());
    }

    /**
     * The answer, or nothing when it says that this application may not read it. Any other refusal says nothing of the user: a
     * gateway's 400 or 429 must neither make another user of them nor take their groups.
     */
    private static <T> Optional<T> unlessForbidden(PendingResponse<T> answer)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            return Optional.of(answer.await());
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == UNAUTHORIZED) {
                throw new TokenRefusedException();
            }
            if (status == FORBIDDEN || status == NOT_FOUND) {
                return Optional.empty();
            }
            throw answer.unusable("status " + status);
        }
    }

    private static IsogeoPrincipal principal(
            AccountQuestion question, AccountResponse account, List<MembershipResponse> memberships)
            throws ProviderUnreachableException {
        String id = account.id();
        if (id == null || id.isBlank()) {
            throw question.account().unusable("an account without an _id");
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
