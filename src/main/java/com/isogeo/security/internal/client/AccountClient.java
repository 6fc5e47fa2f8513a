package com.isogeo.security.internal.client;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.client.MembershipResponse.Group;
import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks Isogeo's API whose token this is, and for his workgroups, both at the same time and within one time-out. */
public final class AccountClient {

    private final AccountApi api;
    private final IsogeoSettings settings;
    private final Clock clock;
    private final AskedAccounts asked = new AskedAccounts();

    public AccountClient(AccountApi api, IsogeoSettings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks now, so that {@link #userOf} has its answer later without a wait. */
    public void ask(String accessToken) {
        if (asked.isDue(accessToken, clock.instant())) {
            asked.add(accessToken, question(accessToken));
        }
    }

    /** Whether {@link #userOf} would wait for nobody. */
    public boolean isAnswered(String accessToken) {
        return asked.isAnswered(accessToken);
    }

    /** The token's user; nothing when the application may not read his account (a 4xx). */
    public Optional<IsogeoPrincipal> userOf(String accessToken)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            AccountQuestion question = asked.find(accessToken).orElseGet(() -> question(accessToken));
            return answer(question);
        } catch (ProcessingException e) {
            throw new ProviderUnreachableException(
                    Fault.UNUSABLE, "API: " + e.getClass().getSimpleName());
        }
    }

    private static Optional<IsogeoPrincipal> answer(AccountQuestion question)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            Optional<AccountResponse> readable = unlessRefused(question.account());
            List<MembershipResponse> readableMemberships =
                    unlessForbidden(question.memberships()).orElse(List.of());
            return readable.flatMap(user -> principal(user, readableMemberships));
        } catch (ProviderUnreachableException e) {
            question.markUseless();
            throw e;
        }
    }

    private AccountQuestion question(String accessToken) {
        String authorization = "Bearer " + accessToken;
        return new AccountQuestion(
                new RemoteAnswer<>("/account", api.account(authorization), settings.readTimeout()),
                new RemoteAnswer<>("/account/memberships", api.memberships(authorization), settings.readTimeout()),
                clock.instant());
    }

    private static <T> Optional<T> unlessRefused(RemoteAnswer<T> answer)
            throws ProviderUnreachableException, TokenRefusedException {
        try {
            return Optional.of(answer.await());
        } catch (WebApplicationException e) {
            if (e.getResponse().getStatus() == 401) {
                throw new TokenRefusedException();
            }
            return orUnusable(answer, e);
        }
    }

    private static <T> Optional<T> unlessForbidden(RemoteAnswer<T> answer) throws ProviderUnreachableException {
        try {
            return Optional.of(answer.await());
        } catch (WebApplicationException e) {
            return orUnusable(answer, e);
        }
    }

    private static <T> Optional<T> orUnusable(RemoteAnswer<T> answer, WebApplicationException refusal)
            throws ProviderUnreachableException {
        int status = refusal.getResponse().getStatus();
        if (status >= 400 && status < 500) {
            return Optional.empty();
        }
        throw answer.unusable("status " + status);
    }

    private static Optional<IsogeoPrincipal> principal(AccountResponse account, List<MembershipResponse> memberships) {
        String id = account.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        ContactResponse contact = account.contact();
        return Optional.of(new IsogeoPrincipal(
                id,
                contact == null ? null : contact.name(),
                contact == null ? null : contact.email(),
                memberships.stream()
                        .flatMap(membership -> workgroup(membership).stream())
                        .toList()));
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
