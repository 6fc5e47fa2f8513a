package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Origin;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin.Held;
import com.isogeo.security.internal.session.RefreshResult.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** The token of the login that this thread speaks for, refreshed when it is due or when the API refuses it. */
public final class SessionToken implements IsogeoToken {

    private final CurrentLogin current;
    private final LoginSession sessions;
    private final TokenRefresh refresh;
    private final Origin api;

    public SessionToken(CurrentLogin current, LoginSession sessions, TokenRefresh refresh, IsogeoSettings settings) {
        this.current = current;
        this.sessions = sessions;
        this.refresh = refresh;
        this.api = new Origin(settings.apiEndpoint());
    }

    @Override
    public String value() {
        return value(held());
    }

    @Override
    public Optional<Instant> expiresAt() {
        return held().login().tokens().expiry();
    }

    @Override
    public Optional<Instant> issuedAt() {
        return held().login().tokens().issue();
    }

    @Override
    public boolean isFor(URI address) {
        return api.isOf(address);
    }

    @Override
    public String valueInsteadOf(String refused) {
        Held held = held();
        Tokens tokens = held.login().tokens();
        if (!tokens.accessToken().equals(refused)) {
            return value(held);
        }
        if (tokens.refresh().isEmpty()) {
            return withoutRefresh(held);
        }
        if (refresh.isNew(held.session(), refused)) {
            throw unreachable("The API refuses a token that was refreshed a moment ago.");
        }
        return refreshed(held, unavailable -> {
            throw unreachable("The API refuses the access token, and it cannot be refreshed: " + unavailable.reason());
        });
    }

    private String value(Held held) {
        Login login = held.login();
        return sessions.isDue(login)
                ? refreshed(held, unavailable -> stillGood(login, unavailable))
                : login.tokens().accessToken();
    }

    private String refreshed(Held held, Function<Unavailable, String> otherwise) {
        return refresh.refresh(held.session(), held.login())
                .fold(renewed -> ofTheSame(held.login(), renewed.login()), over -> refused(), otherwise);
    }

    /** A session is handed on when its user signs out and another one in: his token is none of this caller's. */
    private static String ofTheSame(Login login, Login newer) {
        if (!login.caller().getName().equals(newer.caller().getName())) {
            throw notLoggedIn();
        }
        return newer.tokens().accessToken();
    }

    /** A token of unknown life is used until the API says 401 (RFC 6750, section 3.1): then the login is over. */
    private String withoutRefresh(Held held) {
        if (held.login().tokens().expiry().isPresent()) {
            throw unreachable("The API refuses an access token that has not expired, and there is no refresh token.");
        }
        sessions.end(held.session(), held.login());
        throw new IsogeoTokenException(
                Reason.REFUSED, "The API refuses the access token, and there is no refresh token: the login is over.");
    }

    private Held held() {
        return current.held().orElseThrow(SessionToken::notLoggedIn);
    }

    private String stillGood(Login login, Unavailable unavailable) {
        if (sessions.isExpired(login)) {
            throw unreachable("The access token has expired and cannot be refreshed: " + unavailable.reason());
        }
        return login.tokens().accessToken();
    }

    private static String refused() {
        throw new IsogeoTokenException(
                Reason.REFUSED, "The refresh token was refused, or the user signed out: the login is over.");
    }

    private static IsogeoTokenException unreachable(String sentence) {
        return new IsogeoTokenException(Reason.UNREACHABLE, sentence);
    }

    private static IsogeoTokenException notLoggedIn() {
        return new IsogeoTokenException(
                Reason.NOT_LOGGED_IN,
                "Nobody is signed in here: no request is about, it has no login, or the login's access token has expired.");
    }
}
