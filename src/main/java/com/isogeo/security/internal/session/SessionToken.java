package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.RefreshAnswer.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;

/** The token of the current request's login, refreshed when it is due. */
public final class SessionToken implements IsogeoToken {

    private final HttpServletRequest request;
    private final LoginSession sessions;
    private final TokenRefresh refresh;

    public SessionToken(HttpServletRequest request, LoginSession sessions, TokenRefresh refresh) {
        this.request = request;
        this.sessions = sessions;
        this.refresh = refresh;
    }

    @Override
    public String value() {
        HttpSession session = request.getSession(false);
        Login login = held(session);
        return sessions.isDue(login)
                ? refresh.refresh(session, login)
                        .fold(
                                renewed -> renewed.login().tokens().accessToken(),
                                over -> refused(),
                                unavailable -> stillGood(login, unavailable))
                : login.tokens().accessToken();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return tokens().expiry();
    }

    @Override
    public Optional<Instant> issuedAt() {
        return tokens().issue();
    }

    private Tokens tokens() {
        return held(request.getSession(false)).tokens();
    }

    private Login held(HttpSession session) {
        return sessions.held(session)
                .orElseThrow(() -> new IsogeoTokenException(
                        Reason.NOT_LOGGED_IN, "Nobody is signed in, or the login's access token has expired."));
    }

    private String stillGood(Login login, Unavailable unavailable) {
        if (sessions.isExpired(login)) {
            throw new IsogeoTokenException(
                    Reason.UNREACHABLE,
                    "The access token has expired and cannot be refreshed: " + unavailable.reason());
        }
        return login.tokens().accessToken();
    }

    private static String refused() {
        throw new IsogeoTokenException(
                Reason.REFUSED, "The refresh token was refused, or the user signed out: the login is over.");
    }
}
