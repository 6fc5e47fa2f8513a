package com.isogeo.security.internal.oauth2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back to the redirect URI (RFC 6749, section 4.1.2), validated in one place and in one order: state, issuer,
 * error, code.
 */
public sealed interface AuthorizationResponse {

    /** The user consented: here is the code. */
    record Granted(String code) implements AuthorizationResponse {
        @Override
        public String toString() {
            return "Granted[code=<hidden>]";
        }
    }

    /** An error response (section 4.1.2.1). */
    record ErrorResponse(OAuth2Error error) implements AuthorizationResponse {}

    /** Not a response to the request of this browser, or malformed; the reason is for the operator's log. */
    record Invalid(String reason) implements AuthorizationResponse {}

    /** The {@code state}, when there is exactly one and it has the form of ours. */
    static Optional<State> stateOf(Map<String, List<String>> parameters) {
        List<String> states = parameters.getOrDefault("state", List.of());
        return states.size() == 1 ? State.of(states.get(0)) : Optional.empty();
    }

    /** Validates the callback's parameters against the request that was sent. */
    static AuthorizationResponse validate(
            Map<String, List<String>> parameters, State expectedState, Optional<String> expectedIssuer) {
        if (!stateOf(parameters).map(expectedState::isSameAs).orElse(false)) {
            return new Invalid("the state is not the one that was sent");
        }
        return new Validator(parameters).afterState(expectedIssuer);
    }

    /** The part of the validation that looks at more than the state. */
    final class Validator {

        private static final int MAX_CODE_LENGTH = 4096;
        private static final List<String> SINGLE = List.of("iss", "error", "error_description", "error_uri", "code");

        private final Map<String, List<String>> parameters;

        private Validator(Map<String, List<String>> parameters) {
            this.parameters = parameters;
        }

        private AuthorizationResponse afterState(Optional<String> expectedIssuer) {
            for (String name : SINGLE) {
                if (parameters.getOrDefault(name, List.of()).size() > 1) {
                    return new Invalid("the parameter " + name + " came more than once");
                }
            }
            if (expectedIssuer.isPresent() && !expectedIssuer.get().equals(value("iss"))) {
                return new Invalid(
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
                return new Invalid("both code and error came");
            }
            if (error != null) {
                return new ErrorResponse(OAuth2Error.of(error, value("error_description"), value("error_uri")));
            }
            if (code == null || code.isEmpty()) {
                return new Invalid("neither code nor error came");
            }
            return code.length() > MAX_CODE_LENGTH ? new Invalid("the code is too long") : new Granted(code);
        }

        private @Nullable String value(String name) {
            List<String> values = parameters.getOrDefault(name, List.of());
            return values.isEmpty() ? null : values.get(0);
        }
    }
}
