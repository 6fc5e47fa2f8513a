package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationResponseTest {

    private static final String SENT = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String OTHER = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA";

    @ParameterizedTest
    @DisplayName("S11 S13 S15 S50 State, issuer, error, code: judged in this order")
    @CsvSource(textBlock = """
            # state, iss, error, code, expected issuer, outcome
            SENT,  , , abc, , granted
            SENT, https://evil.example, , abc, , granted
            SENT, https://id.example, , abc, https://id.example, granted
            SENT, , access_denied, , , refused access_denied
            SENT, https://id.example, access_denied, , https://id.example, refused access_denied
            OTHER, , , abc, , invalid the state is not the one that was sent
            OTHER, , access_denied, , , invalid the state is not the one that was sent
            , , , abc, , invalid the state is not the one that was sent
            SENT|SENT, , , abc, , invalid the state is not the one that was sent
            SENT, , , abc, https://id.example, 'invalid isogeo.issuer is set, but no iss came (RFC 9207); does a relay strip it?'
            SENT, https://evil.example, , abc, https://id.example, invalid iss is not the configured isogeo.issuer (RFC 9207)
            SENT, https://evil.example, access_denied, , https://id.example, invalid iss is not the configured isogeo.issuer (RFC 9207)
            SENT, a|b, , abc, , invalid the parameter iss came more than once
            SENT, , , abc|abc, , invalid the parameter code came more than once
            SENT, , x|y, , , invalid the parameter error came more than once
            SENT, , access_denied, abc, , invalid both code and error came
            SENT, , , , , invalid neither code nor error came
            """)
    void isJudgedInOneOrder(
            String state, String iss, String error, String code, String expectedIssuer, String outcome) {
        Map<String, List<String>> parameters = new HashMap<>();
        put(parameters, "state", state);
        put(parameters, "iss", iss);
        put(parameters, "error", error);
        put(parameters, "code", code);

        assertEquals(outcome, validate(parameters, Optional.ofNullable(expectedIssuer)));
    }

    @Test
    @DisplayName("S15 A code over four kilobytes is refused, one of four is not")
    void longCodeIsRefused() {
        assertEquals(
                "granted",
                validate(Map.of("state", List.of(SENT), "code", List.of("a".repeat(4096))), Optional.empty()));
        assertEquals(
                "invalid the code is too long",
                validate(Map.of("state", List.of(SENT), "code", List.of("a".repeat(4097))), Optional.empty()));
    }

    private static void put(Map<String, List<String>> parameters, String name, String values) {
        if (values != null) {
            parameters.put(
                    name,
                    List.of(values.replace("SENT", SENT).replace("OTHER", OTHER).split("\\|", -1)));
        }
    }

    private static String validate(Map<String, List<String>> parameters, Optional<String> issuer) {
        AuthorizationResponse response = AuthorizationResponse.validate(parameters, new State(SENT), issuer);
        if (response instanceof AuthorizationResponse.Invalid invalid) {
            return "invalid " + invalid.reason();
        }
        return response instanceof AuthorizationResponse.ErrorResponse refused
                ? "refused " + refused.error().code()
                : "granted";
    }
}
