package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.ProviderUnreachableException;
import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshResult.Over;
import com.isogeo.security.internal.session.RefreshResult.Renewed;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes a login's tokens (RFC 6749, section 6), once however many threads ask at the same time. Who comes while the
 * answer is awaited waits with the first; who comes late, with the token that was replaced, is told what the first was told.
 * One session never waits for another, and no monitor is held while the token endpoint is asked.
 */
public final class TokenRefresh {

    private static final String SILENT = "PROVIDER_SILENT";
    private static final String WRONG = "PROVIDER_WRONG";
    private static final String CLIENT = "CLIENT_WRONG";
    private static final String REFUSED = "REFUSED";

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long after a token's expiry a provider may answer with errors that pass before its login is given up. */
    private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(10);

    private final LoginSession sessions;
    private final TokenClient tokenEndpoint;
    private final Duration patience;
    private final OperatorLog log;
    private final LoginEvents events;
    private final Clock clock;
    private final Map<Asked, CompletableFuture<Landed>> flights = new ConcurrentHashMap<>();

    public TokenRefresh(
            LoginSession sessions,
            TokenClient tokenEndpoint,
            IsogeoSettings settings,
            OperatorLog log,
            LoginEvents events,
            Clock clock) {
        this.sessions = sessions;
        this.tokenEndpoint = tokenEndpoint;
        this.patience = settings.readTimeout().plus(GRACE);
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Two users never share an answer, even when the provider gave both the same token; nor do two steps of one login, even
     * when the provider keeps its refresh token.
     */
    private record Asked(String sessionId, String accessToken, String refreshToken) {

        static Asked of(HttpSession session, Tokens tokens) {
            return new Asked(
                    session.getId(), tokens.accessToken(), tokens.refresh().orElse(""));
        }

        @Override
        public String toString() {
            return "Asked[<hidden>]";
        }
    }

    private record Landed(RefreshResult answer, Instant at) {

        boolean isForgottenAt(Instant now) {
            Duration kept = answer instanceof Unavailable ? PAUSE : REMEMBERED;
            return Duration.between(at, now).abs().compareTo(kept) >= 0;
        }
    }

    /** An answer, and what the application is to hear of it. */
    private record Decided(RefreshResult answer, Optional<IsogeoEvent> event) {

        static Decided quietly(RefreshResult answer) {
            return new Decided(answer, Optional.empty());
        }
    }

    /** Asks for new tokens, or waits for another thread's answer. For a login that has a refresh token. */
    public RefreshResult refresh(HttpSession session, Login login) {
        String refreshToken =
                login.tokens().refresh().orElseThrow(() -> new IllegalArgumentException("there is no refresh token"));
        Asked asked = Asked.of(session, login.tokens());
        CompletableFuture<Landed> own = new CompletableFuture<>();
        Instant now = clock.instant();
        CompletableFuture<Landed> flight =
                flights.compute(asked, (same, former) -> former == null || isForgotten(former, now) ? own : former);
        return flight == own ? lead(session, login, refreshToken, asked, own) : follow(flight);
    }

    /** Whether this token came from a refresh of this session a moment ago. */
    boolean isNew(HttpSession session, String accessToken) {
        String id = session.getId();
        Instant now = clock.instant();
        return flights.entrySet().stream()
                .filter(flight -> flight.getKey().sessionId().equals(id) && !isForgotten(flight.getValue(), now))
                .anyMatch(flight -> landedWith(flight.getValue(), accessToken));
    }

    private static boolean landedWith(CompletableFuture<Landed> flight, String accessToken) {
        @Nullable Landed landed = flight.isCompletedExceptionally() ? null : flight.getNow(null);
        return landed != null
                && landed.answer() instanceof Renewed renewed
                && renewed.login().tokens().accessToken().equals(accessToken);
    }

    /** The user signs out: an answer that is on its way must not sign him in again. */
    public void forget(HttpSession session, Login login) {
        flights.put(
                Asked.of(session, login.tokens()),
                CompletableFuture.completedFuture(new Landed(new Over(), clock.instant())));
        sweep();
    }

    private RefreshResult lead(
            HttpSession session, Login login, String refreshToken, Asked asked, CompletableFuture<Landed> own) {
        try {
            Decided decided = decided(session, login, refreshToken);
            RefreshResult answer = decided.answer();
            if (flights.get(asked) != own && answer instanceof Renewed renewed) {
                sessions.end(session, renewed.login());
                answer = new Over();
            }
            own.complete(new Landed(answer, clock.instant()));
            // Not before: an observer that asks for the token must not wait for itself.
            decided.event().ifPresent(events::tell);
            return answer;
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
            flights.remove(asked, own);
            throw e;
        } finally {
            sweep();
        }
    }

    private Decided decided(HttpSession session, Login login, String refreshToken) {
        Optional<Login> present = sessions.held(session);
        if (present.isEmpty() || present.get().isLaterThan(login)) {
            // Another thread or node was faster; what it was given may be due already.
            return Decided.quietly(
                    present.map(newer -> sessions.isDue(newer) ? refresh(session, newer) : new Renewed(newer))
                            .orElseGet(Over::new));
        }
        try {
            return tokenEndpoint
                    .refresh(refreshToken)
                    .fold(
                            issued -> renewed(session, login, issued.tokens()),
                            refused -> refused(session, login, refused.error()));
        } catch (ProviderUnreachableException e) {
            return unavailable(login, e.fault() == Fault.SILENT ? SILENT : WRONG, e.reason());
        }
    }

    private Decided renewed(HttpSession session, Login login, Tokens issued) {
        Optional<Login> next = sessions.refresh(session, login, issued);
        return new Decided(
                orOver(next),
                next.map(written -> new IsogeoEvent.Refreshed(
                        written.caller(), written.tokens().expiry())));
    }

    private Decided refused(HttpSession session, Login login, OAuth2Error error) {
        OAuth2Error.Fault fault = error.fault();
        boolean isPassing = fault == OAuth2Error.Fault.CREDENTIALS || fault == OAuth2Error.Fault.PROVIDER;
        String reason = "the token endpoint says " + error + cure(fault);
        if (isPassing && !isExpiredFor(LONGEST_TROUBLE, login)) {
            return unavailable(login, fault == OAuth2Error.Fault.CREDENTIALS ? CLIENT : WRONG, reason);
        }
        // Another node may have been faster: then the session holds what it was given.
        Optional<Login> newer = sessions.end(session, login);
        if (newer.isPresent()) {
            return Decided.quietly(new Renewed(newer.get()));
        }
        log.tell(Message.REFRESH_REFUSED, "A login has ended, REFUSED: " + reason + ".");
        return new Decided(new Over(), Optional.of(new IsogeoEvent.RefreshFailed(login.caller(), REFUSED)));
    }

    private static String cure(OAuth2Error.Fault fault) {
        return switch (fault) {
            case CREDENTIALS -> "; check isogeo.client-id, isogeo.client-secret and isogeo.client-authentication";
            case CLIENT -> "; ask Isogeo whether this client may refresh tokens (grant type refresh_token)";
            case GRANT, PROVIDER -> "";
        };
    }

    private boolean isExpiredFor(Duration time, Login login) {
        return login.tokens()
                .expiry()
                .map(expiry -> expiry.plus(time).isBefore(clock.instant()))
                .orElse(false);
    }

    private Decided unavailable(Login login, String code, String reason) {
        log.tell(Message.REFRESH_FAILED, "Token not refreshed, " + code + ": " + reason + ".");
        return new Decided(
                new Unavailable(code, reason), Optional.of(new IsogeoEvent.RefreshFailed(login.caller(), code)));
    }

    private static RefreshResult orOver(Optional<Login> login) {
        return login.<RefreshResult>map(Renewed::new).orElseGet(Over::new);
    }

    private RefreshResult follow(CompletableFuture<Landed> flight) {
        try {
            return flight.get(patience.toNanos(), TimeUnit.NANOSECONDS).answer();
        } catch (TimeoutException e) {
            return new Unavailable(SILENT, "no answer in time to the refresh that another request began");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unavailable(SILENT, "the wait for a refresh was interrupted");
        } catch (ExecutionException e) {
            return new Unavailable(WRONG, "the refresh that another request began failed");
        }
    }

    /** How many answers are remembered, of all sessions. */
    int remembered() {
        return flights.size();
    }

    private void sweep() {
        Instant now = clock.instant();
        flights.values().removeIf(flight -> isForgotten(flight, now));
    }

    private boolean isForgotten(CompletableFuture<Landed> flight, Instant now) {
        @Nullable Landed landed = flight.isCompletedExceptionally() ? null : flight.getNow(null);
        return landed != null && (landed.isForgottenAt(now) || isDueAgain(landed.answer()));
    }

    /** What lived shorter than it is remembered is of no use to a late-comer: the session has the newest. */
    private boolean isDueAgain(RefreshResult answer) {
        return answer instanceof Renewed renewed && sessions.isDue(renewed.login());
    }
}
