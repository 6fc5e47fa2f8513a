package com.isogeo.security.internal.session;

import com.isogeo.security.internal.log.LoginError;
import java.util.Optional;

/** What became of a login whose tokens were due. */
public sealed interface RefreshResult {

    /** The session holds this login now. */
    record LoginContinues(Login login) implements RefreshResult {}

    /** The token endpoint rejected the refresh token, or the user signed out or the login grew too old meanwhile. */
    record LoginEnded() implements RefreshResult {}

    /** Nothing was decided: the login stays, and a later request tries again. The reason is for an operator. */
    record Unavailable(LoginError error, String reason) implements RefreshResult {}

    /** What a session holds after a change. */
    static RefreshResult of(Optional<Login> stored) {
        return stored.<RefreshResult>map(LoginContinues::new).orElseGet(LoginEnded::new);
    }
}
