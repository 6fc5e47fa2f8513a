package com.isogeo.security.internal.oauth2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came back to the redirect URI (RFC 6749, section 4.1.2), judged in one place and in one order: state, issuer, error,
 * code.
 */
public sealed interface AuthorizationResponse {

    /** Every case must be met, so that a new one breaks the compile. */
    <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused, Function<Forged, T> forged);

    /** The provider granted: here is the code. */
    record Granted(String code) implements AuthorizationResponse {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused, Function<Forged, T> forged) {
            return granted.apply(this);
        }

        @Override
        public String toString() {
            return "Granted[code=<hidden>]";
        }
    }

    /** The user or the provider refused. */
    record Refused(OAuth2Error error) implements AuthorizationResponse {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused, Function<Forged, T> forged) {
            return refused.apply(this);
        }
    }

    /** Not an answer to what this browser was sent out for; the reason is for the operator's log. */
    record Forged(String reason) implements AuthorizationResponse {
        @Override
        public <T> T fold(Function<Granted, T> granted, Function<Refused, T> refused, Function<Forged, T> forged) {
            return forged.apply(this);
        }
    }

    /** The {@code state}, when there is exactly one and it has the form of ours. */
    static Optional<State> stateOf(Map<String, List<String>> parameters) {
        List<String> states = parameters.getOrDefault("state", List.of());
        return states.size() == 1 ? State.of(states.get(0)) : Optional.empty();
    }

    /** Judges the callback's parameters against what was sent out. */
    static AuthorizationResponse judge(
            Map<String, List<String>> parameters, State expectedState, Optional<String> expectedIssuer) {
        if (!stateOf(parameters).map(expectedState::isSameAs).orElse(false)) {
            return new Forged("the state is not the one that was sent");
        }
        return new Judge(parameters).afterState(expectedIssuer);
    }

    /** The part of the judgement that looks at more than the state. */
    final class Judge {

        private static final int LONGEST_CODE = 4096;
        private static final List<String> SINGLE = List.of("iss", "error", "error_description", "error_uri", "code");

        private final Map<String, List<String>> parameters;

        private Judge(Map<String, List<String>> parameters) {
            this.parameters = parameters;
        }

        private AuthorizationResponse afterState(Optional<String> expectedIssuer) {
            for (String name : SINGLE) {
                if (parameters.getOrDefault(name, List.of()).size() > 1) {
                    return new Forged("the parameter " + name + " came more than once");
                }
            }
            if (expectedIssuer.isPresent() && !expectedIssuer.get().equals(value("iss"))) {
                return new Forged(
                        value("iss") == null
                                ? "isogeo.issuer is set, but no iss came (RFC 9207); does a relay strip it?"
                                : "iss is not the configured isogeo.issuer (RFC 9207)");
            }
            return errorOrCode();
        }

        private AuthorizationResponse errorOrCode() {
            String error = value("error");
            String code = value("code");
            if (error != null && code != null) {
                return new Forged("both code and error came");
            }
            if (error != null) {
                return new Refused(OAuth2Error.of(error, value("error_description"), value("error_uri")));
            }
            if (code == null || code.isEmpty()) {
                return new Forged("neither code nor error came");
            }
            return code.length() > LONGEST_CODE ? new Forged("the code is too long") : new Granted(code);
        }

        private @Nullable String value(String name) {
            List<String> values = parameters.getOrDefault(name, List.of());
            return values.isEmpty() ? null : values.get(0);
        }
    }
}
