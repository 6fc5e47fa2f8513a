package com.isogeo.security.internal.session;

import java.util.function.Function;

/** What became of a login whose tokens were due. */
public sealed interface RefreshResult {

    /** Every case must be met, so that a new one breaks the compile. */
    <T> T fold(Function<Renewed, T> renewed, Function<Over, T> over, Function<Unavailable, T> unavailable);

    /** The session holds this login now. */
    record Renewed(Login login) implements RefreshResult {
        @Override
        public <T> T fold(Function<Renewed, T> renewed, Function<Over, T> over, Function<Unavailable, T> unavailable) {
            return renewed.apply(this);
        }
    }

    /** The token endpoint refused the refresh token, or the user signed out meanwhile. */
    record Over() implements RefreshResult {
        @Override
        public <T> T fold(Function<Renewed, T> renewed, Function<Over, T> over, Function<Unavailable, T> unavailable) {
            return over.apply(this);
        }
    }

    /** Nothing was decided: the login stays, and a later request asks again. The reason is for an operator. */
    record Unavailable(String code, String reason) implements RefreshResult {
        @Override
        public <T> T fold(Function<Renewed, T> renewed, Function<Over, T> over, Function<Unavailable, T> unavailable) {
            return unavailable.apply(this);
        }
    }
}
