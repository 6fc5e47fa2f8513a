package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Origin;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin.ActiveLogin;
import com.isogeo.security.internal.session.RefreshResult.LoginContinues;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The access token of the current login, refreshed when it is due or when the API rejects it. */
public final class SessionToken implements IsogeoToken {

    private final CurrentLogin current;
    private final LoginStore logins;
    private final RefreshPolicy policy;
    private final TokenRefresh refresh;
    private final Origin api;

    public SessionToken(
            CurrentLogin current,
            LoginStore logins,
            RefreshPolicy policy,
            TokenRefresh refresh,
            IsogeoSettings settings) {
        this.current = current;
        this.logins = logins;
        this.policy = policy;
        this.refresh = refresh;
        this.api = new Origin(settings.provider().apiEndpoint());
    }

    @Override
    public String value() {
        return value(active());
    }

    @Override
    public Optional<Instant> expiresAt() {
        return active().login().tokens().findExpiresAt();
    }

    @Override
    public Optional<Instant> issuedAt() {
        return active().login().tokens().findIssuedAt();
    }

    @Override
    public boolean isAllowedFor(URI address) {
        return api.isOf(address);
    }

    @Override
    public String replacementFor(String refused) {
        ActiveLogin active = active();
        Tokens tokens = active.login().tokens();
        if (!tokens.accessToken().equals(refused)) {
            return value(active);
        }
        if (tokens.findRefreshToken().isEmpty()) {
            return withoutRefresh(active);
        }
        if (refresh.wasJustRefreshed(active.session(), refused)) {
            throw unreachable("The API rejects a token that was refreshed a moment ago.");
        }
        return refreshed(active, unavailable -> {
            throw unreachable("The API rejects the access token, and it cannot be refreshed: " + unavailable.reason());
        });
    }

    private String value(ActiveLogin active) {
        Login login = active.login();
        return policy.isRefreshDue(login)
                ? refreshed(active, unavailable -> stillValid(login, unavailable))
                : login.tokens().accessToken();
    }

    private String refreshed(ActiveLogin active, Function<Unavailable, String> otherwise) {
        RefreshResult result = refresh.refresh(active.session(), active.login());
        if (policy.isMaxAgeReached(active.login())) {
            throw notLoggedIn();
        }
        if (result instanceof LoginContinues refreshed) {
            return ofSameCaller(active.login(), refreshed.login());
        }
        return result instanceof Unavailable unavailable ? otherwise.apply(unavailable) : throwLoginEnded();
    }

    /**
     * A session can pass to another user, who signs in after this one has signed out: their token is not this
     * caller's.
     */
    private static String ofSameCaller(Login login, Login newer) {
        if (!login.caller().getName().equals(newer.caller().getName())) {
            throw notLoggedIn();
        }
        return newer.tokens().accessToken();
    }

    /** A token of unknown life is used until the API says 401 (RFC 6750, section 3.1): then the login is over. */
    private String withoutRefresh(ActiveLogin active) {
        if (active.login().tokens().findExpiresAt().isPresent()) {
            throw unreachable("The API rejects an access token that has not expired, and there is no refresh token.");
        }
        logins.removeUnlessReplaced(active.session(), active.login());
        throw new IsogeoTokenException(
                Reason.REFUSED, "The API rejects the access token, and there is no refresh token: the login is over.");
    }

    private ActiveLogin active() {
        return current.find().orElseThrow(SessionToken::notLoggedIn);
    }

    private String stillValid(Login login, Unavailable unavailable) {
        if (policy.isExpired(login)) {
            throw unreachable("The access token has expired and cannot be refreshed: " + unavailable.reason());
        }
        return login.tokens().accessToken();
    }

    private static String throwLoginEnded() {
        throw new IsogeoTokenException(
                Reason.REFUSED, "The refresh token was rejected, or the user signed out: the login is over.");
    }

    private static IsogeoTokenException unreachable(String sentence) {
        return new IsogeoTokenException(Reason.UNREACHABLE, sentence);
    }

    private static IsogeoTokenException notLoggedIn() {
        return new IsogeoTokenException(
                Reason.NOT_LOGGED_IN,
                "Nobody is signed in here: the thread serves no request, the request has no login, or the login or its"
                        + " access token has expired.");
    }
}
