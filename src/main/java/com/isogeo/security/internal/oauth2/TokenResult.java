package com.isogeo.security.internal.oauth2;

import java.util.function.Function;

/** What the token endpoint decided (RFC 6749, section 5). */
public sealed interface TokenResult {

    /** Every case must be met, so that a new one breaks the compile. */
    <T> T fold(Function<Issued, T> issued, Function<Refused, T> refused);

    /** Tokens were issued (section 5.1). */
    record Issued(Tokens tokens) implements TokenResult {
        @Override
        public <T> T fold(Function<Issued, T> issued, Function<Refused, T> refused) {
            return issued.apply(this);
        }
    }

    /** None were, and here is why (section 5.2). */
    record Refused(OAuth2Error error) implements TokenResult {
        @Override
        public <T> T fold(Function<Issued, T> issued, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }
}
