package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.LoginEnded;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import com.isogeo.security.internal.session.SingleFlightRefresh.RefreshKey;
import com.isogeo.security.internal.session.SingleFlightRefresh.ResultAndEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Refreshes a login's tokens (RFC 6749, section 6), once for all threads that need it at the same time. */
@Singleton
public final class TokenRefresh {

    /** Longer than the leader of a flight waits for the token endpoint. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String REFUSED = "REFUSED";

    private final LoginStore logins;
    private final RefreshPolicy policy;
    private final TokenClient tokenEndpoint;
    private final SingleFlightRefresh flights;
    private final OperatorLog log;
    private final LoginEvents events;

    @Inject
    public TokenRefresh(
            LoginStore logins,
            RefreshPolicy policy,
            TokenClient tokenEndpoint,
            OperatorLog log,
            LoginEvents events,
            @ModuleOwned Clock clock) {
        this.logins = logins;
        this.policy = policy;
        this.tokenEndpoint = tokenEndpoint;
        this.flights = new SingleFlightRefresh(policy, tokenEndpoint.timeout().plus(GRACE), clock);
        this.log = log;
        this.events = events;
    }

    /** Gets new tokens, or waits for another thread that does. For a login that has a refresh token. */
    public RefreshResult refresh(HttpSession session, Login login) {
        String refreshToken = login.tokens()
                .findRefreshToken()
                .orElseThrow(() -> new IllegalArgumentException("there is no refresh token"));
        ResultAndEvent joined = flights.refreshOrAwait(
                RefreshKey.of(session, login.tokens()),
                () -> refreshUnlessDone(session, login, refreshToken),
                result -> undo(session, login, result));
        // Not before: an observer that asks for the token must not wait for itself.
        joined.event().ifPresent(events::publish);
        return endIfMaxAgeReached(joined.result());
    }

    /** Whoever waited for the token endpoint may come back after the login's end. */
    private RefreshResult endIfMaxAgeReached(RefreshResult result) {
        return result instanceof LoginContinues refreshed && policy.isMaxAgeReached(refreshed.login())
                ? new LoginEnded()
                : result;
    }

    /** Whether this token came from a refresh of this session a moment ago. */
    boolean wasJustRefreshed(HttpSession session, String accessToken) {
        return flights.isRecentResult(session, accessToken);
    }

    /** The user signs out: a response that is on its way must not sign them in again. */
    public void abandon(HttpSession session, Login login) {
        flights.abandon(RefreshKey.of(session, login.tokens()), new LoginEnded());
    }

    /** How many results are cached, of all sessions. */
    int cachedResults() {
        return flights.size();
    }

    private RefreshResult undo(HttpSession session, Login login, RefreshResult result) {
        if (!(result instanceof LoginContinues refreshed)) {
            return result;
        }
        // Not that of a user who has signed in again meanwhile.
        if (refreshed.login().isOfSameSignIn(login)) {
            logins.removeUnlessReplaced(session, refreshed.login());
        }
        return new LoginEnded();
    }

    private ResultAndEvent refreshUnlessDone(HttpSession session, Login login, String refreshToken) {
        Optional<Login> stored = logins.find(session);
        if (stored.isEmpty()) {
            return ResultAndEvent.withoutEvent(new LoginEnded());
        }
        if (stored.get().isLaterThan(login)) {
            // Another thread or node was faster; its tokens may be due already.
            return ResultAndEvent.withoutEvent(
                    policy.isRefreshDue(stored.get())
                            ? refresh(session, stored.get())
                            : new LoginContinues(stored.get()));
        }
        try {
            TokenResult result = tokenEndpoint.refresh(refreshToken);
            return result instanceof TokenResult.Issued issued
                    ? refreshed(session, login, issued.tokens())
                    : rejected(session, login, ((TokenResult.ErrorResponse) result).error());
        } catch (ProviderException e) {
            return unavailable(login, e.error(), e.reason());
        }
    }

    private ResultAndEvent refreshed(HttpSession session, Login login, Tokens issued) {
        Optional<Login> stored = logins.updateTokens(session, login, issued);
        return new ResultAndEvent(
                RefreshResult.of(stored),
                stored.map(next ->
                        new IsogeoEvent.Refreshed(next.caller(), next.tokens().findExpiresAt())));
    }

    private ResultAndEvent rejected(HttpSession session, Login login, OAuth2Error error) {
        OAuth2Error.Fault fault = error.fault();
        String reason = "the token endpoint sent " + error;
        LoginError loginError = fault == OAuth2Error.Fault.CREDENTIALS
                ? LoginError.INVALID_CLIENT
                : LoginError.INVALID_PROVIDER_RESPONSE;
        if (fault.isTemporary() && !policy.isOutageTooLong(login)) {
            return unavailable(login, loginError, reason);
        }
        // Another node may have been faster: then the session holds the tokens that it got.
        Optional<Login> newer = logins.removeUnlessReplaced(session, login);
        if (newer.isPresent()) {
            return ResultAndEvent.withoutEvent(new LoginContinues(newer.get()));
        }
        log.warn(Message.REFRESH_REJECTED, "A login has ended, REFUSED: " + explain(fault, reason) + ".");
        return new ResultAndEvent(
                new LoginEnded(), Optional.of(new IsogeoEvent.RefreshFailed(login.caller(), REFUSED)));
    }

    private static String explain(OAuth2Error.Fault fault, String reason) {
        return switch (fault) {
            case CREDENTIALS -> LoginError.INVALID_CLIENT.explain(reason);
            case CLIENT -> reason + "; ask Isogeo whether this client may refresh tokens (grant type refresh_token)";
            case GRANT, PROVIDER -> reason;
        };
    }

    private ResultAndEvent unavailable(Login login, LoginError error, String reason) {
        log.warn(Message.REFRESH_FAILED, "Token not refreshed, " + error.sentence(reason));
        return new ResultAndEvent(
                new Unavailable(error, error.explain(reason)),
                Optional.of(new IsogeoEvent.RefreshFailed(login.caller(), error.name())));
    }
}
