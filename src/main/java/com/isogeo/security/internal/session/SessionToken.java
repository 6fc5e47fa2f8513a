package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.IsogeoTokenException.Reason;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/** The token of the current request's login. */
public final class SessionToken implements IsogeoToken {

    private final HttpServletRequest request;
    private final LoginSession session;

    public SessionToken(HttpServletRequest request, LoginSession session) {
        this.request = request;
        this.session = session;
    }

    @Override
    public String value() {
        return tokens().accessToken();
    }

    @Override
    public Optional<Instant> expiresAt() {
        return tokens().expiry();
    }

    private Tokens tokens() {
        return session.current(request)
                .map(Login::tokens)
                .orElseThrow(() -> new IsogeoTokenException(
                        Reason.NOT_LOGGED_IN, "Nobody is signed in, or the login's access token has expired."));
    }
}
